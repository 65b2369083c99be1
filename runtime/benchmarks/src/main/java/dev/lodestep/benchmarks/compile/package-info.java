/**
 * What the processor costs a compilation, measured beside AutoValue and Dagger on as many types: what each of them is given to compile, the
 * compilations, in new processes or in this one, and the figures. What runs cost is measured in the package above.
 */
@NullMarked
package dev.lodestep.benchmarks.compile;

import org.jspecify.annotations.NullMarked;
