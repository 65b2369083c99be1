/** Deterministic simulation: seeds, the histories that follow from them, and what is reported of one that breaks a rule. */
@NullMarked
package dev.lodestep.verification.simulation;

import org.jspecify.annotations.NullMarked;
