package dev.lodestep.runtime.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** An optional value: a missing field or JSON null is empty. */
record OptionalCodec<T>(Codec<T> codec) implements Codec<Optional<T>> {

    @Override
    public void write(JsonOut out, Optional<T> value) {
        if (value.isEmpty()) {
            out.nullValue();
            return;
        }
        T present = value.get();
        if (codec.acceptsNull() && present instanceof JsonNode node && node.isNull()) {
            throw out.error("is an Optional of JSON null, which would be read as empty: use JsonNode without Optional");
        }
        out.value(codec, present);
    }

    @Override
    public Optional<T> read(JsonIn in) {
        return Optional.of(in.value(codec));
    }

    @Override
    public String expected() {
        return codec.expected();
    }

    @Override
    public Optional<T> whenAbsent() {
        return Optional.empty();
    }
}
