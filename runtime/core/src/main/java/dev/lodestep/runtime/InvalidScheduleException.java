package dev.lodestep.runtime;

/** A workflow's {@code @Schedule} cannot be kept: it is none, or nothing on the class path understands it. Nothing was registered. */
public final class InvalidScheduleException extends LodestepException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong, and what to do. */
    public InvalidScheduleException(String message) {
        super(message);
    }
}
