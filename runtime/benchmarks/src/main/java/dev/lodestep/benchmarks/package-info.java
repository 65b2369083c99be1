/**
 * What the runtime costs, measured against the raw limit of the same store in the same minutes: the engine and a bare loop that writes the
 * same rows take turns. Not published.
 */
@NullMarked
package dev.lodestep.benchmarks;

import org.jspecify.annotations.NullMarked;
