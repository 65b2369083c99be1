package dev.lodestep.runtime.machine;

import dev.lodestep.Failure;
import dev.lodestep.runtime.CancelMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of a run, with its values decoded: the state of a run is the fold of its entries. In which round something happened is not
 * recorded with it: it follows from the rounds that began before.
 */
public sealed interface Entry {
    /** A node, or an element, completed. */
    record Completed(Place place, int attempt, @Nullable Object value) implements Entry {}

    /**
     * An attempt failed; for the workflow's result method the place is null.
     *
     * @param admitted whether the predicate that guards the node had let it pass
     * @param retryAt when it is tried again; null: never
     */
    record AttemptFailed(
            @Nullable Place place,
            Failure failure,
            boolean admitted,
            @Nullable Instant retryAt) implements Entry {}

    /** A node does not run. */
    record Skipped(Place place, SkipReason reason) implements Entry {}

    /** A wait was reached, or a sleep began; it is over at {@code due}, if that is not null. */
    record Opened(Place place, @Nullable Instant due) implements Entry {}

    /**
     * A re-entrant step asked.
     *
     * @param carry what it wants to have again
     * @param due when its time to wait is over; null: never
     */
    record Asked(
            Place place,
            int attempt,
            Object carry,
            @Nullable Instant due) implements Entry {
        Asked by(int number) {
            return new Asked(place, number, carry, due);
        }
    }

    /** A node that runs for each element of a list was reached, and the elements were counted. */
    record FannedOut(Place place, int elements) implements Entry {}

    /** A wait took a signal. */
    record Signalled(Place place, int message, Object payload) implements Entry {}

    /** A wait's time was over. */
    record TimedOut(Place place) implements Entry {}

    /**
     * A loop's next round began.
     *
     * @param loop the loop's header
     * @param round the round, from 2
     * @param notBefore when the header may begin; null: at once
     */
    record Round(String loop, int round, @Nullable Instant notBefore) implements Entry {}

    /** A loop ended after a repeating node ran. */
    record LoopEnded(String loop, LoopEnd why) implements Entry {}

    /**
     * A loop could not go on after its repeating node ran: asking whether it is over failed, or it has made all its rounds.
     *
     * @param loop the loop's header
     * @param tail the repeating node
     * @param retryAt when it is asked again; null: never
     */
    record LoopFailed(
            String loop,
            Place tail,
            Failure failure,
            @Nullable Instant retryAt) implements Entry {}

    /**
     * A node started its children, or, after an operator's request, started one once more.
     *
     * @param inputs what they take, in order; null for one whose workflow takes nothing
     */
    record Spawned(Place place, int attempt, List<@Nullable Object> inputs) implements Entry {
        /** Copies the inputs. */
        public Spawned {
            inputs = Collections.unmodifiableList(new ArrayList<>(inputs));
        }
    }

    /** A run was started that undoes a finished child; for that reason. */
    record UndoSpawned(Place place, Failure reason) implements Entry {}

    /**
     * A child, or a run that undoes one, has ended.
     *
     * @param child its id
     */
    record ChildEnded(Place place, int message, String child, Ending ending) implements Entry {}

    /** A node, or an element, was undone. */
    record Compensated(Place place, int attempt) implements Entry {}

    /** An attempt to undo something failed; it is tried again at {@code retryAt}, or never, if that is null. */
    record CompensationFailed(
            Place place, Failure failure, @Nullable Instant retryAt) implements Entry {}

    /** A request to cancel was taken up. */
    record Cancelled(int message, CancelMode mode) implements Entry {}

    /** An operator's decision was taken up, as it stands in a message. */
    sealed interface ByOperator extends Entry {
        /** The inbox position of the message; 0: there is none. */
        int message();

        /** Who decided it, and why. */
        default Note note() {
            return Note.NONE;
        }
    }

    /** An operator's request to try again was taken up. */
    record Retried(int message) implements ByOperator {}

    /** An operator's request to pause was taken up. */
    record Paused(int message, Note note) implements ByOperator {}

    /** An operator's request to go on was taken up; where something could not be undone, the run ends with that. */
    record WentOn(int message, Note note) implements ByOperator {}

    /**
     * An operator gave the result of a node, or of an element.
     *
     * @param value the result; null for a node without one
     */
    record Supplied(Place place, int message, @Nullable Object value, Note note) implements ByOperator {}

    /** An operator decided that a node, or an element, does not run. */
    record SkippedByHand(Place place, int message, Note note) implements ByOperator {}

    /**
     * The run begins with what another one had completed before a node.
     *
     * @param of the other run
     * @param node the node before which it begins
     * @param state what it begins with
     */
    record Forked(int message, String of, String node, RunState state) implements ByOperator {}

    /** The run was parked for an operator. */
    record Parked(String reason) implements Entry {}

    /** The run ended. */
    record Ended(Ending ending) implements Entry {}
}
