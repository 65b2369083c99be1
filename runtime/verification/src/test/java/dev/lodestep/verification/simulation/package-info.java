/** That the simulation finds what it is for, and what it found in the build. */
@NullMarked
package dev.lodestep.verification.simulation;

import org.jspecify.annotations.NullMarked;
