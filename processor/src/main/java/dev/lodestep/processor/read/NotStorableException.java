package dev.lodestep.processor.read;

import dev.lodestep.processor.diagnostic.StorageFault;
import dev.lodestep.processor.model.TypeRef;

/** Ends the planning of one stored value: a type on the way to which {@code path} leads has no plan. */
final class NotStorableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient TypeRef culprit;
    private final StorageFault fault;
    private boolean again;

    NotStorableException(String path, TypeRef culprit, StorageFault fault) {
        super(path);
        this.culprit = culprit;
        this.fault = fault;
    }

    /** The same, for a type whose fault was found before on another way. */
    NotStorableException again() {
        again = true;
        return this;
    }

    boolean isAgain() {
        return again;
    }

    String path() {
        return String.valueOf(getMessage());
    }

    TypeRef culprit() {
        return culprit;
    }

    StorageFault fault() {
        return fault;
    }
}
