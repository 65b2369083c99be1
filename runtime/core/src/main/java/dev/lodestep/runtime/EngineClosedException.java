package dev.lodestep.runtime;

/** The engine was closed. */
public final class EngineClosedException extends LodestepException {
    private static final long serialVersionUID = 1L;

    /** With what was asked. */
    public EngineClosedException(String message) {
        super(message);
    }
}
