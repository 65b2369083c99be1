package dev.lodestep.runtime;

/** A snapshot is not one of the workflow, version and schema that is to go on with it; nothing was run. */
public final class SnapshotMismatchException extends LodestepException {
    private static final long serialVersionUID = 1L;

    /** With what differs. */
    public SnapshotMismatchException(String message) {
        super(message);
    }
}
