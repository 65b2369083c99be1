package dev.lodestep.verification.codec;

import dev.lodestep.runtime.codec.Codec;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.List;

/**
 * A codec that the processor generated.
 *
 * @param name its constant's
 * @param codec the codec
 * @param type the type of its values
 */
record Generated(String name, Codec<Object> codec, Bound type) {

    /** All codecs of the shelf. */
    @SuppressWarnings("unchecked") // values are made by the type that the constant declares
    static List<Generated> all() {
        List<Generated> all = new ArrayList<>();
        for (Field field : ShelfMachine.Stored.class.getDeclaredFields()) {
            if (Codec.class.isAssignableFrom(field.getType())) {
                field.setAccessible(true);
                Bound type = Bound.of(((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0]);
                try {
                    all.add(new Generated(field.getName(), (Codec<Object>) field.get(null), type));
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return all;
    }

    @Override
    public String toString() {
        return name;
    }
}
