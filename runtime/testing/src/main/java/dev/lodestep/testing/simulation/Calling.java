package dev.lodestep.testing.simulation;

import dev.lodestep.StepContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which node's method runs on this thread. */
public final class Calling {
    private static final ThreadLocal<String> PLACE = new ThreadLocal<>();

    private Calling() {}

    /** Where it is: {@code node#element~round}; empty on threads on which none runs. */
    public static Optional<String> place() {
        return Optional.ofNullable(PLACE.get());
    }

    static @Nullable Object of(StepContext step, Call call) throws Exception {
        PLACE.set(step.idempotencyKey().substring(step.runId().length() + 1));
        try {
            return call.run();
        } finally {
            PLACE.remove();
        }
    }

    /** A call of a workflow's method. */
    interface Call {
        @Nullable
        Object run() throws Exception;
    }
}
