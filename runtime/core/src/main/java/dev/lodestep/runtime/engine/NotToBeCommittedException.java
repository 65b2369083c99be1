package dev.lodestep.runtime.engine;

import org.jspecify.annotations.Nullable;

/** A transactional step's writes are to be rolled back, since it failed, or since nobody waits for it any more. */
final class NotToBeCommittedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient AttemptRunner.@Nullable Result result;

    /** With how the attempt ended; null: nobody wants to know. */
    NotToBeCommittedException(AttemptRunner.@Nullable Result result) {
        super("to be rolled back: " + result, null, false, false);
        this.result = result;
    }

    AttemptRunner.@Nullable Result result() {
        return result;
    }
}
