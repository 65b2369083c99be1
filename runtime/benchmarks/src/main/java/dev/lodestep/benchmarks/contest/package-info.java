/**
 * What a step costs, measured against the raw limit of the same store and another engine in the same minutes: contenders take turns on the
 * same database. One process; what needs several is in {@code process}, what needs very many runs in {@code growth}.
 */
@NullMarked
package dev.lodestep.benchmarks.contest;

import org.jspecify.annotations.NullMarked;
