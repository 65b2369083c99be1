package dev.lodestep.runtime;

import org.jspecify.annotations.Nullable;

/** The store cannot be used as it is configured: not a database, read-only, of a newer schema. Nothing was changed; the message says what to do. */
public final class StoreConfigurationException extends LodestepException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong and how to mend it. */
    public StoreConfigurationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
