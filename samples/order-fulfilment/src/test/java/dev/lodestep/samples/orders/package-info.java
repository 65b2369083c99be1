/** How a workflow is tested: as a plain class, on the plain runner, on an engine that is replaced or crashes, and as a program that is killed. */
@NullMarked
package dev.lodestep.samples.orders;

import org.jspecify.annotations.NullMarked;
