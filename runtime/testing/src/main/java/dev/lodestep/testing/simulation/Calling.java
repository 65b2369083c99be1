package dev.lodestep.testing.simulation;

import dev.lodestep.StepContext;
import java.util.Optional;

/** Which node's method runs on this thread. */
public final class Calling {
    private static final ThreadLocal<String> PLACE = new ThreadLocal<>();

    private Calling() {}

    /** Where it is: {@code node#element~round}; empty on threads on which none runs. */
    public static Optional<String> place() {
        return Optional.ofNullable(PLACE.get());
    }

    static <T, X extends Exception> T of(StepContext step, Call<T, X> call) throws X {
        PLACE.set(step.idempotencyKey().substring(step.runId().length() + 1));
        try {
            return call.run();
        } finally {
            PLACE.remove();
        }
    }

    /** A call of a workflow's method. */
    interface Call<T, X extends Exception> {
        T run() throws X;
    }
}
