/** The machine alone: definitions by hand, entries folded, and what is planned; no runner, no store. */
@NullUnmarked
package dev.lodestep.runtime.machine;

import org.jspecify.annotations.NullUnmarked;
