package dev.lodestep.runtime;

/** The workflow's {@code @Check} method refused a signal; nothing was recorded, and another signal may be sent. Its exception is the cause. */
public final class SignalRejectedException extends LodestepException {
    private static final long serialVersionUID = 1L;

    /** With the run, the signal and why. */
    public SignalRejectedException(String message, Throwable cause) {
        super(message, cause);
    }
}
