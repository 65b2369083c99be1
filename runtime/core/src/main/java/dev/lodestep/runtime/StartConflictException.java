package dev.lodestep.runtime;

/** The id of a run that was to be started is taken by a run of another workflow or with another input; nothing was started. */
public final class StartConflictException extends LodestepException {
    private static final long serialVersionUID = 1L;

    /** With what differs. */
    public StartConflictException(String message) {
        super(message);
    }
}
