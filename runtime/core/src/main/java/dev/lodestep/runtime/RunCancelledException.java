package dev.lodestep.runtime;

/** The run that was awaited was cancelled. */
public final class RunCancelledException extends LodestepException {
    private static final long serialVersionUID = 1L;

    /** With the run. */
    public RunCancelledException(String message) {
        super(message);
    }
}
