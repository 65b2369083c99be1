/**
 * What must be true when the faults are over, each rule a class of its own, all of them pure: they look at what was read from the store, at the
 * effects outside, at what was acknowledged and at the controller's own log, and know nothing of how these came about.
 */
@NullMarked
package dev.lodestep.verification.chaos.audit;

import org.jspecify.annotations.NullMarked;
