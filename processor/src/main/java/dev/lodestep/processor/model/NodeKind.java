package dev.lodestep.processor.model;

import dev.lodestep.Compensation;
import java.util.Optional;

/** What kind of node a method is, with what only that kind has. */
public sealed interface NodeKind {
    /**
     * A step.
     *
     * @param pivot whether it is a point of no return
     * @param compensation what it says about being undone
     */
    record Step(boolean pivot, Compensation compensation) implements NodeKind {}

    /**
     * A wait for a signal.
     *
     * @param signal the signal's name, the node's own unless given
     * @param timeout the text of the timeout, if there is one; not yet known to be a duration
     */
    record Wait(Sourced<String> signal, Optional<Sourced<String>> timeout) implements NodeKind {}
}
