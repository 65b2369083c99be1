/** A deterministic world for tests: virtual time on one thread, processes that freeze and die, stores that fail, workflows made of lambdas. */
@NullMarked
package dev.lodestep.runtime.simulation;

import org.jspecify.annotations.NullMarked;
