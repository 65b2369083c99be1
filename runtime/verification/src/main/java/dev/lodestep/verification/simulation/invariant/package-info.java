/** What must hold in every history: the model that watches each call of the store, and the rules that look at a whole history at its end. */
@NullMarked
package dev.lodestep.verification.simulation.invariant;

import org.jspecify.annotations.NullMarked;
