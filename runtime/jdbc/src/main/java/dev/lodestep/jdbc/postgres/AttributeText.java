package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.CodecException;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.runtime.codec.KeyCodec;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The attributes of a run as a column holds them: a JSON object of texts; nothing for most runs, which have none. */
final class AttributeText {
    private static final Codec<Map<String, String>> CODEC = Codecs.map(KeyCodec.STRING, Codecs.STRING);

    private AttributeText() {}

    static @Nullable String of(Map<String, String> attributes) {
        return attributes.isEmpty()
                ? null
                : new String(Json.encode(CODEC, new TreeMap<>(attributes)), StandardCharsets.UTF_8);
    }

    /** What a column holds; {@link IllegalArgumentException} if that is no such text. */
    static Map<String, String> read(@Nullable String text) {
        if (text == null) {
            return Map.of();
        }
        try {
            return Collections.unmodifiableMap(
                    new TreeMap<>(Json.decode(CODEC, text.getBytes(StandardCharsets.UTF_8))));
        } catch (CodecException e) {
            throw new IllegalArgumentException("no attributes: " + text, e);
        }
    }
}
