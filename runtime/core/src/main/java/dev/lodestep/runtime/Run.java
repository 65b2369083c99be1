package dev.lodestep.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A handle of a run, in the process that started it or any other.
 *
 * @param <O> the workflow's result; {@code Void} where there is none
 */
public interface Run<O> {
    /** The run's id. */
    String id();

    /** Where it stands; {@link UnknownRunException} if there is no such run. */
    RunStatus status();

    /**
     * Waits until it ends.
     *
     * @return its result; null for a workflow without one, or where no node that gives it has run
     * @throws RunFailedException if it failed
     * @throws RunCancelledException if it was cancelled
     * @throws AwaitTimeoutException if it did not end in time; it goes on
     * @throws UnknownRunException if there is no such run
     */
    @Nullable
    O await(Duration timeout);
}
