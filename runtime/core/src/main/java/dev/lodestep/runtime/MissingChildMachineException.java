package dev.lodestep.runtime;

/** The plain runner runs children inside their parent, but the parent's machine was made without that of a child. Nothing was run. */
public final class MissingChildMachineException extends LodestepException {
    private static final long serialVersionUID = 1L;

    /** With the call that makes the machine. */
    public MissingChildMachineException(String message) {
        super(message);
    }
}
