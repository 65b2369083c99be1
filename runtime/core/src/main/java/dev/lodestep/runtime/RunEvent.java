package dev.lodestep.runtime;

import dev.lodestep.Failure;
import dev.lodestep.runtime.machine.LoopEnd;
import dev.lodestep.runtime.machine.Note;
import dev.lodestep.runtime.machine.SkipReason;
import dev.lodestep.runtime.store.MessageKind;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a run; each but {@link AttemptStarted} is told after it was recorded. Where a node is named that runs for each
 * element of a list, it is the element: {@code transcode#3}.
 */
public sealed interface RunEvent {
    /** The run. */
    String runId();

    /** A run was started. */
    record RunStarted(String runId) implements RunEvent {}

    /** This process goes on with a run that was left, was waiting, or was given back. */
    record RunResumed(String runId) implements RunEvent {}

    /** An attempt at a node begins. */
    record AttemptStarted(String runId, String node, int attempt) implements RunEvent {}

    /** A node completed. */
    record NodeCompleted(String runId, String node, int attempt) implements RunEvent {}

    /** An attempt at a node failed; there is another one if {@code retryAt} is present. */
    record AttemptFailed(String runId, Failure failure, Optional<Instant> retryAt) implements RunEvent {}

    /** A node does not run. */
    record NodeSkipped(String runId, String node, SkipReason reason) implements RunEvent {}

    /** A node that runs for each element of a list was reached; its elements begin. */
    record ElementsBegan(String runId, String node, int elements) implements RunEvent {}

    /** A node started its children; after an operator's request one once more. */
    record ChildrenStarted(String runId, String node, int children) implements RunEvent {}

    /** A child, or a run that undoes one, has ended, and its parent has taken note of it. */
    record ChildEnded(String runId, String node, String child, RunStatus status) implements RunEvent {}

    /** A run was started that undoes a child which had completed. */
    record ChildUndoStarted(String runId, String node) implements RunEvent {}

    /** A loop's next round began, to start at {@code notBefore} if that is present; the loop is named by its first node. */
    record RoundBegan(String runId, String loop, int round, Optional<Instant> notBefore) implements RunEvent {}

    /** A loop ended after its repeating node ran; the loop is named by its first node. */
    record LoopEnded(String runId, String loop, LoopEnd why) implements RunEvent {}

    /** A wait was reached, or a re-entrant step asked. */
    record WaitOpened(String runId, String node, Optional<Instant> due) implements RunEvent {}

    /** A wait took a signal. */
    record SignalTaken(String runId, String node) implements RunEvent {}

    /** A wait's time was over. */
    record WaitTimedOut(String runId, String node) implements RunEvent {}

    /** A node was undone. */
    record NodeCompensated(String runId, String node) implements RunEvent {}

    /** An attempt to undo a node failed; there is another one if {@code retryAt} is present. */
    record CompensationFailed(String runId, String node, Failure failure, Optional<Instant> retryAt)
            implements RunEvent {}

    /** A request to cancel was taken up. */
    record RunCancelling(String runId, CancelMode mode) implements RunEvent {}

    /** An operator's request to try again, or to go on as it is, was taken up. */
    record RunRetried(String runId) implements RunEvent {}

    /**
     * An operator's decision was taken up.
     *
     * @param decision what was decided: PAUSE, GO, SKIP, SUPPLY or FORK
     * @param node the node that it is about, if it is about one
     */
    record OperatorDecided(String runId, MessageKind decision, Optional<String> node, Note note) implements RunEvent {}

    /** The run holds no thread until a signal or a due time comes. */
    record RunWaiting(String runId, Optional<Instant> due) implements RunEvent {}

    /** The run needs an operator. */
    record RunParked(String runId, String reason) implements RunEvent {}

    /** The run ended. */
    record RunEnded(String runId, RunStatus status) implements RunEvent {}
}
