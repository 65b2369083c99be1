package dev.lodestep.runtime;

/** There is no run of this id in the store. */
public final class UnknownRunException extends LodestepException {
    private static final long serialVersionUID = 1L;

    /** With the id. */
    public UnknownRunException(String message) {
        super(message);
    }
}
