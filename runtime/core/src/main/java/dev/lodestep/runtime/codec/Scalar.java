package dev.lodestep.runtime.codec;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A codec made of two functions; {@code zero} is what {@link Field#orZero} reads where the field is missing. */
record Scalar<T>(
        String expected,
        BiConsumer<JsonOut, T> writer,
        Function<JsonIn, T> reader,
        @Nullable T zero) implements Codec<T> {

    Scalar(String expected, BiConsumer<JsonOut, T> writer, Function<JsonIn, T> reader) {
        this(expected, writer, reader, null);
    }

    /** A value that JSON holds as text. */
    static <T> Scalar<T> text(String expected, Function<T, String> write, Function<String, T> read) {
        return new Scalar<>(expected, (out, value) -> out.string(write.apply(value)), in -> in.parse(expected, read));
    }

    @Override
    public void write(JsonOut out, T value) {
        writer.accept(out, value);
    }

    @Override
    public T read(JsonIn in) {
        return reader.apply(in);
    }
}
