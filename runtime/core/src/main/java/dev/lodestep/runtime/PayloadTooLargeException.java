package dev.lodestep.runtime;

/** An input, result or signal is larger than the engine's limit; nothing was written. */
public final class PayloadTooLargeException extends LodestepException {
    private static final long serialVersionUID = 1L;

    /** With the size and the limit. */
    public PayloadTooLargeException(String message) {
        super(message);
    }
}
