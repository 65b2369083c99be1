package dev.lodestep.runtime.codec;

/**
 * One of a union's types: the tag it is written under, and the codec of its values.
 *
 * @param <V> the type
 */
public final class Variant<V> {
    final String tag;
    final Class<V> type;
    private final Codec<V> codec;

    private Variant(String tag, Class<V> type, Codec<V> codec) {
        this.tag = tag;
        this.type = type;
        this.codec = codec;
    }

    /** The variant whose values are instances of {@code type}. */
    public static <V> Variant<V> of(String tag, Class<V> type, Codec<V> codec) {
        return new Variant<>(tag, type, codec);
    }

    void write(JsonOut out, Object value) {
        out.name(tag);
        out.value(codec, type.cast(value));
    }

    V read(JsonIn in) {
        return in.value(codec);
    }
}
