package dev.lodestep.runtime;

/** The engine executes as many runs as it may, and none ended in time; nothing was started. Try later, or raise the limit. */
public final class EngineBusyException extends LodestepException {
    private static final long serialVersionUID = 1L;

    /** With the limit. */
    public EngineBusyException(String message) {
        super(message);
    }
}
