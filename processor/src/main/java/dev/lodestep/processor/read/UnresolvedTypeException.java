package dev.lodestep.processor.read;

/** Says that a class names a type that is not there yet: another processor may generate it in a later round. */
public final class UnresolvedTypeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnresolvedTypeException(String type) {
        super(type);
    }

    /** The name of the type, as written. */
    public String type() {
        return String.valueOf(getMessage());
    }
}
