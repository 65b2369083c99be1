package dev.lodestep.runtime;

/** A run id or signal id cannot be stored: empty, too long, or with characters that a store cannot hold; nothing was written. */
public final class InvalidIdException extends LodestepException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong with it. */
    public InvalidIdException(String message) {
        super(message);
    }
}
