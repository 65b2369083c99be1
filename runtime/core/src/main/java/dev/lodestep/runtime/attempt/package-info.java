/** One call of a user's method, with what surrounds it: its context, its interrupt, its guard. Shared by the plain runner and the engine. */
@NullMarked
package dev.lodestep.runtime.attempt;

import org.jspecify.annotations.NullMarked;
