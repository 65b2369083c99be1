package dev.lodestep.runtime;

/** A run did not end in the time that the caller wanted to wait; it goes on. */
public final class AwaitTimeoutException extends LodestepException {
    private static final long serialVersionUID = 1L;

    /** With the run and the time. */
    public AwaitTimeoutException(String message) {
        super(message);
    }
}
