/** What figures are made of and how they are written for programs; knows nothing of what is measured. */
@NullMarked
package dev.lodestep.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
