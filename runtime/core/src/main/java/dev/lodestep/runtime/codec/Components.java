package dev.lodestep.runtime.codec;

/** The values read for a record's components, in the order of the codec's fields. */
public final class Components {
    private final Object[] values;

    Components(Object[] values) {
        this.values = values;
    }

    /** The value of the field at {@code index}, of the type that the field's codec reads; null only if the field is nullable. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> T get(int index) {
        return (T) values[index];
    }
}
