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
     * @param buffer whether a signal that comes too early is kept
     */
    record Wait(Sourced<String> signal, Optional<Sourced<String>> timeout, boolean buffer) implements NodeKind {}

    /**
     * A step that asks while it runs, and is entered again with the answer.
     *
     * @param step what it has as a step
     * @param waiting what it has as a wait
     * @param carry what it keeps between two entries; empty where the method does not return a {@code Pausable}
     */
    record Reentrant(Step step, Wait waiting, Optional<TypeRef> carry) implements NodeKind {}

    /** A sleep; how long is what its method returns, which is not a result. */
    record Sleep() implements NodeKind {}

    /**
     * A node that starts another workflow.
     *
     * @param child the other workflow
     */
    record Child(ChildModel child) implements NodeKind {}

    /** How documents name the kind: {@code step}, {@code wait}, {@code pausable}, {@code sleep}, {@code child}. */
    default String label() {
        if (this instanceof Step) {
            return "step";
        }
        if (this instanceof Wait) {
            return "wait";
        }
        if (this instanceof Reentrant) {
            return "pausable";
        }
        return this instanceof Sleep ? "sleep" : "child";
    }

    /** What the node has as a step, if it is one. */
    default Optional<Step> asStep() {
        if (this instanceof Reentrant reentrant) {
            return Optional.of(reentrant.step());
        }
        return this instanceof Step step ? Optional.of(step) : Optional.empty();
    }

    /** What the node has as a wait, if it is one. */
    default Optional<Wait> asWait() {
        if (this instanceof Reentrant reentrant) {
            return Optional.of(reentrant.waiting());
        }
        return this instanceof Wait wait ? Optional.of(wait) : Optional.empty();
    }
}
