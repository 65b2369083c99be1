package dev.lodestep.runtime;

/** A snapshot was resumed with something that it does not wait for; nothing was run, and it can still be resumed. */
public final class SignalNotExpectedException extends LodestepException {
    private static final long serialVersionUID = 1L;

    /** With what it waits for. */
    public SignalNotExpectedException(String message) {
        super(message);
    }
}
