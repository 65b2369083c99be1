/**
 * What the processes do while they are disturbed: the workflows, the plans that say what each run of them is to do, the effects that their
 * steps leave behind, and the customers that start and signal runs. Nothing here knows of faults.
 */
@NullMarked
package dev.lodestep.verification.chaos.work;

import org.jspecify.annotations.NullMarked;
