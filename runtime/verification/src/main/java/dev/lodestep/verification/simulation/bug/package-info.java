/** Bugs on purpose, as doubles in front of a store: the simulation must find each of them. Nothing here is used by production code. */
@NullMarked
package dev.lodestep.verification.simulation.bug;

import org.jspecify.annotations.NullMarked;
