/** The world that a simulation lives in: virtual time, processes, their calls of a store and what can happen to those. No rules about runs. */
@NullMarked
package dev.lodestep.verification.simulation.world;

import org.jspecify.annotations.NullMarked;
