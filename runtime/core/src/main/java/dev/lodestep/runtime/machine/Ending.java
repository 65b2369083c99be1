package dev.lodestep.runtime.machine;

import dev.lodestep.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a run ended. */
public sealed interface Ending {
    /** With a result; null for a workflow without one, or where no node that gives it has run. */
    record Completed(@Nullable Object result) implements Ending {}

    /**
     * With a failure, after compensation.
     *
     * @param primary what failed first
     * @param suppressed what else failed
     * @param compensationFailures what could not be undone
     */
    record Failed(Failure primary, List<Failure> suppressed, List<Failure> compensationFailures) implements Ending {}

    /** Because it was cancelled; after compensation if that was asked for. */
    record Cancelled(List<Failure> compensationFailures) implements Ending {}
}
