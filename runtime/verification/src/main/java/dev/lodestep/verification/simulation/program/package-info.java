/** Random workflows: what a program is, how one is drawn from a seed, and the machine that interprets it. */
@NullMarked
package dev.lodestep.verification.simulation.program;

import org.jspecify.annotations.NullMarked;
