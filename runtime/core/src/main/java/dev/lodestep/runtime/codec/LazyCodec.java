package dev.lodestep.runtime.codec;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stands for a codec that is looked up at each use, because it did not exist when this one was made. */
record LazyCodec<T>(Supplier<Codec<T>> codec) implements Codec<T> {

    @Override
    public void write(JsonOut out, T value) {
        codec.get().write(out, value);
    }

    @Override
    public T read(JsonIn in) {
        return codec.get().read(in);
    }

    @Override
    public String expected() {
        return codec.get().expected();
    }

    @Override
    public @Nullable T whenAbsent() {
        return codec.get().whenAbsent();
    }

    @Override
    public boolean acceptsNull() {
        return codec.get().acceptsNull();
    }
}
