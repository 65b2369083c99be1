package dev.lodestep.runtime;

import dev.lodestep.Failure;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a call of the plain runner ended.
 *
 * @param <O> the workflow's result
 */
public sealed interface Outcome<O> {
    /** Where the run stands now. */
    Snapshot snapshot();

    /**
     * The run ended with its result.
     *
     * @param result null for a workflow without a result, or where no node that gives it has run
     */
    record Completed<O>(@Nullable O result, Snapshot snapshot) implements Outcome<O> {}

    /** The run waits for signals or a time; keep the snapshot, and resume it. */
    record Paused<O>(Snapshot snapshot) implements Outcome<O> {}

    /** A node failed for good, and the workflow keeps what was completed: repair the cause, then resume the snapshot with {@code retry()}. */
    record Parked<O>(Failure failure, Snapshot snapshot) implements Outcome<O> {}

    /**
     * The run failed, and what it had completed was undone.
     *
     * @param primary what failed first
     * @param suppressed what else failed
     * @param compensationFailures what could not be undone
     * @param cause the primary failure's exception, if it was thrown in this call
     */
    record Failed<O>(
            Failure primary,
            List<Failure> suppressed,
            List<Failure> compensationFailures,
            Optional<Throwable> cause,
            Snapshot snapshot)
            implements Outcome<O> {}

    /** The run was cancelled. */
    record Cancelled<O>(List<Failure> compensationFailures, Snapshot snapshot) implements Outcome<O> {}

    /**
     * The result of a run that completed.
     *
     * @throws RunFailedException if it failed
     * @throws IllegalStateException if it is not over
     */
    default @Nullable O orElseThrow() {
        if (this instanceof Completed<O> completed) {
            return completed.result();
        }
        if (this instanceof Failed<O> failed) {
            throw RunFailedException.of(
                    snapshot().runId(),
                    failed.primary(),
                    failed.suppressed(),
                    failed.compensationFailures(),
                    Optional.empty(),
                    failed.cause().orElse(null));
        }
        throw new IllegalStateException("the run has no result: " + this);
    }
}
