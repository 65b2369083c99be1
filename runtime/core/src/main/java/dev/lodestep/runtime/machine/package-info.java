/**
 * The pure core: what a workflow is (its definition), where a run of it stands (its state), what was recorded (entries), and what is to be
 * done next (work). Transitions are functions of values: no I/O, clock, threads or randomness. The plain runner and the engine drive them.
 */
@NullMarked
package dev.lodestep.runtime.machine;

import org.jspecify.annotations.NullMarked;
