/** The workflows that are measured, as the processor would generate them, with parts that can be counted and timed. */
@NullMarked
package dev.lodestep.benchmarks.workflows;

import org.jspecify.annotations.NullMarked;
