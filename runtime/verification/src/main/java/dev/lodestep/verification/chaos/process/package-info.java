/** The processes of a chaos campaign: the program that runs in each of them, and the handles by which a campaign disturbs them. */
@NullMarked
package dev.lodestep.verification.chaos.process;

import org.jspecify.annotations.NullMarked;
