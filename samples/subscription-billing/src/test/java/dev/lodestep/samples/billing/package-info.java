/** Subscriptions as a plain class, on the plain runner, and on engines with a clock that jumps. No test waits for a month. */
@NullMarked
package dev.lodestep.samples.billing;

import org.jspecify.annotations.NullMarked;
