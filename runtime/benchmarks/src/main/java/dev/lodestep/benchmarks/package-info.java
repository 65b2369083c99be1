/**
 * The command line of the benchmarks. What is measured is in the packages below: {@code contest}, {@code growth}, {@code process} and
 * {@code compile}. Not published.
 */
@NullMarked
package dev.lodestep.benchmarks;

import org.jspecify.annotations.NullMarked;
