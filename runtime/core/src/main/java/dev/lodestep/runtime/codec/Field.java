package dev.lodestep.runtime.codec;

import com.fasterxml.jackson.core.io.SerializedString;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One field of a record's JSON object: its name, its codec, how to get its value, and what it stands for when missing.
 *
 * @param <R> the record
 * @param <T> the component
 */
public final class Field<R, T> {
    final SerializedString name;
    final List<String> aliases;
    private final Codec<T> codec;
    private final Function<R, ? extends @Nullable T> accessor;
    private final boolean nullable;
    private final @Nullable T fallback;

    private Field(
            String name,
            List<String> aliases,
            Codec<T> codec,
            Function<R, ? extends @Nullable T> accessor,
            boolean nullable,
            @Nullable T fallback) {
        int bad = Text.firstBad(name);
        if (bad >= 0) {
            throw new IllegalArgumentException("The field's name " + Text.problem(name, bad));
        }
        this.name = new SerializedString(name);
        this.aliases = aliases;
        this.codec = codec;
        this.accessor = accessor;
        this.nullable = nullable;
        this.fallback = fallback;
    }

    /** A field that must be there, unless the codec says what its absence stands for (as {@link Codecs#optional} does). */
    public static <R, T> Field<R, T> of(String name, Codec<T> codec, Function<R, T> accessor) {
        return new Field<>(name, List.of(), codec, accessor, false, null);
    }

    /** A field whose value may be null: null is left out, and read where the field is missing or null. */
    public static <R, T> Field<R, T> nullable(
            String name, Codec<T> codec, Function<R, ? extends @Nullable T> accessor) {
        return new Field<>(name, List.of(), codec, accessor, true, null);
    }

    /** A primitive field that reads as zero, or false, where it is missing. */
    public static <R, T> Field<R, T> orZero(String name, Codec<T> codec, Function<R, T> accessor) {
        if (!(codec instanceof Scalar<T> scalar) || scalar.zero() == null) {
            throw new IllegalArgumentException("The field " + name + " has no zero: " + codec.expected());
        }
        return new Field<>(name, List.of(), codec, accessor, false, scalar.zero());
    }

    /** The same field, also read under other names; always written under its own. */
    public Field<R, T> alias(String... names) {
        return new Field<>(name.getValue(), List.of(names), codec, accessor, nullable, fallback);
    }

    void write(JsonOut out, R owner) {
        T value;
        try {
            value = accessor.apply(owner);
        } catch (RuntimeException e) {
            throw new EncodeException(JsonPath.child(out.path(), name.getValue()), "cannot be read: " + e, e);
        }
        if (value == null) {
            if (!nullable) {
                out.name(name);
                throw out.error(
                        "is null, but " + codec.expected() + " is required: make the component Optional or @Nullable");
            }
        } else if (nullable || !JsonOut.isAbsence(codec, value)) {
            out.name(name);
            out.value(codec, value);
        }
    }

    @Nullable
    T read(JsonIn in) {
        return nullable && in.isNull() && !codec.acceptsNull() ? null : in.value(codec);
    }

    @Nullable
    T whenMissing(JsonIn in) {
        if (nullable) {
            return null;
        }
        T absent = fallback != null ? fallback : codec.whenAbsent();
        if (absent == null) {
            String path = JsonPath.child(in.path(), name.getValue());
            throw new DecodeException(path, "expected " + codec.expected() + ", but the field is missing", null);
        }
        return absent;
    }
}
