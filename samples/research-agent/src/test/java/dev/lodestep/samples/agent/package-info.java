/** The agent as a plain class, on the plain runner, on engines, and as a program that is killed while it thinks. */
@NullMarked
package dev.lodestep.samples.agent;

import org.jspecify.annotations.NullMarked;
