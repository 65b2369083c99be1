package dev.lodestep.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The store answered, but a row in it cannot be read: it was damaged, or written by a newer version. Asking again gives the same until somebody
 * mends the row.
 */
public final class UnreadableRowException extends StoreUnavailableException {
    private static final long serialVersionUID = 1L;

    /** With which row of which store it is. */
    public UnreadableRowException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
