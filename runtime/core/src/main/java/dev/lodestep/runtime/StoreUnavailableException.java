package dev.lodestep.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The store did not answer, or not in time: the outcome of what was asked is unknown. Repeating the call is safe: starts are idempotent by
 * run id, signals by signal id. Work that was acknowledged before is not lost.
 */
public class StoreUnavailableException extends LodestepException {
    private static final long serialVersionUID = 1L;

    /** With what was asked of which store, and what it answered. */
    public StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
