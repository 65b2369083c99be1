/** Chaos with real processes: what is killed, frozen and cut, when, and what is found when it is over. */
@NullMarked
package dev.lodestep.verification.chaos;

import org.jspecify.annotations.NullMarked;
