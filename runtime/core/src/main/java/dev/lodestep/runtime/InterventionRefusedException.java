package dev.lodestep.runtime;

/** What an operator decided about a run or a node cannot be done as the run stands; nothing was recorded. The message says why, and what can be done. */
public final class InterventionRefusedException extends LodestepException {
    private static final long serialVersionUID = 1L;

    /** With the reason. */
    public InterventionRefusedException(String message) {
        super(message);
    }
}
