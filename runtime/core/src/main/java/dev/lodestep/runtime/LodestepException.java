package dev.lodestep.runtime;

import org.jspecify.annotations.Nullable;

/** The root of all exceptions that the runtime throws on purpose; each says what to do. */
public abstract class LodestepException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what went wrong and what to do about it. */
    protected LodestepException(String message) {
        super(message);
    }

    /** With what went wrong, what to do about it, and where it came from. */
    protected LodestepException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
