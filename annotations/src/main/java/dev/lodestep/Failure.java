package dev.lodestep;

import org.jspecify.annotations.Nullable;

/**
 * Why a run is being compensated, or has failed; may be a parameter of a {@link Compensate} method.
 *
 * @param kind what set it off
 * @param step the node that failed or aborted, absent for a cancellation
 * @param attempt the last attempt at it, 0 where there was none
 * @param type the class name of the exception, or the name of the case that aborts
 * @param message its message, cut to the size the engine allows; empty where there was none
 * @param trace its stack trace as text, cut likewise; empty where there was none
 */
public record Failure(Kind kind, @Nullable String step, int attempt, String type, String message, String trace) {
    /** What sets a compensation off. */
    public enum Kind {
        /** A node failed for good. */
        FAILED,
        /** A node's result is one of its {@code aborts} cases. */
        ABORTED,
        /** The run was cancelled. */
        CANCELLED
    }

    @Override
    public String toString() {
        String what = message.isEmpty() ? type : type + ": " + message;
        return switch (kind) {
            case FAILED -> "step '" + step + "' failed at attempt " + attempt + " with " + what;
            case ABORTED -> "step '" + step + "' aborted the run with " + what;
            case CANCELLED -> message.isEmpty() ? "cancelled" : "cancelled: " + message;
        };
    }
}
