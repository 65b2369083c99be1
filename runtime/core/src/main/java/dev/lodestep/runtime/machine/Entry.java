package dev.lodestep.runtime.machine;

import dev.lodestep.Failure;
import dev.lodestep.runtime.CancelMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is recorded of a run, with its values decoded: the state of a run is the fold of its entries. */
public sealed interface Entry {
    /** A node completed. */
    record Completed(String node, int attempt, @Nullable Object value) implements Entry {}

    /**
     * An attempt at a node failed; for the workflow's result method the node is null.
     *
     * @param admitted whether the predicate that guards the node had let it pass
     * @param retryAt when it is tried again; null: never
     */
    record AttemptFailed(
            @Nullable String node,
            Failure failure,
            boolean admitted,
            @Nullable Instant retryAt) implements Entry {}

    /** A node does not run. */
    record Skipped(String node, SkipReason reason) implements Entry {}

    /** A wait was reached; it is over at {@code due}, if that is not null. */
    record Opened(String node, @Nullable Instant due) implements Entry {}

    /** A wait took a signal. */
    record Signalled(String node, int message, Object payload) implements Entry {}

    /** A wait's time was over. */
    record TimedOut(String node) implements Entry {}

    /** A node was undone. */
    record Compensated(String node, int attempt) implements Entry {}

    /** An attempt to undo a node failed; it is tried again at {@code retryAt}, or never, if that is null. */
    record CompensationFailed(
            String node, Failure failure, @Nullable Instant retryAt) implements Entry {}

    /** A request to cancel was taken up. */
    record Cancelled(int message, CancelMode mode) implements Entry {}

    /** An operator's request to try again was taken up. */
    record Retried(int message) implements Entry {}

    /** The run was parked for an operator. */
    record Parked(String reason) implements Entry {}

    /** The run ended. */
    record Ended(Ending ending) implements Entry {}
}
