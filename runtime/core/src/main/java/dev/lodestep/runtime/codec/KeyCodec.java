package dev.lodestep.runtime.codec;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * How a map's keys become the names of an object's fields.
 *
 * @param expected what a key is, in words that follow "expected": {@code "a currency code"}
 * @param write gives different text for different keys
 * @param read throws any unchecked exception if the text is not a key
 * @param <K> the type of the keys
 */
public record KeyCodec<K>(String expected, Function<K, String> write, Function<String, K> read) {
    public static final KeyCodec<String> STRING = new KeyCodec<>("a string", key -> key, text -> text);
    public static final KeyCodec<Boolean> BOOLEAN = new KeyCodec<>("true or false", String::valueOf, KeyCodec::bool);
    public static final KeyCodec<Character> CHAR = new KeyCodec<>("one character", String::valueOf, Codecs::character);
    public static final KeyCodec<Byte> BYTE =
            new KeyCodec<>("a byte", String::valueOf, text -> Byte.valueOf(Numbers.whole(text)));
    public static final KeyCodec<Short> SHORT =
            new KeyCodec<>("a short", String::valueOf, text -> Short.valueOf(Numbers.whole(text)));
    public static final KeyCodec<Integer> INT =
            new KeyCodec<>("an int", String::valueOf, text -> Integer.valueOf(Numbers.whole(text)));
    public static final KeyCodec<Long> LONG =
            new KeyCodec<>("a long", String::valueOf, text -> Long.valueOf(Numbers.whole(text)));
    public static final KeyCodec<Float> FLOAT = new KeyCodec<>(
            "a float",
            key -> NumberOutput.toString(finite(key), true),
            text -> finite(Float.valueOf(Numbers.number(text))));
    public static final KeyCodec<Double> DOUBLE = new KeyCodec<>(
            "a double",
            key -> NumberOutput.toString(finite(key), true),
            text -> finite(Double.valueOf(Numbers.number(text))));
    public static final KeyCodec<BigInteger> BIG_INTEGER =
            new KeyCodec<>("a whole number", Numbers::text, Numbers::integer);
    public static final KeyCodec<BigDecimal> BIG_DECIMAL =
            new KeyCodec<>("a decimal number", Numbers::text, Numbers::decimal);
    public static final KeyCodec<UUID> UUID = new KeyCodec<>("a UUID", Object::toString, Codecs::uuid);

    /** The keys of a fixed set, by name. */
    public static <E> KeyCodec<E> enumeration(String type, E[] values, Function<E, String> name) {
        Map<String, E> byName = new HashMap<>();
        for (E value : values) {
            if (byName.put(name.apply(value), value) != null) {
                throw new IllegalArgumentException(type + " has two values of the name " + name.apply(value));
            }
        }
        return new KeyCodec<>(Codecs.oneOf(type, values, name), name, text -> {
            E value = byName.get(text);
            if (value == null) {
                throw new IllegalArgumentException(text);
            }
            return value;
        });
    }

    private static boolean bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }

    private static <N extends Number> N finite(N number) {
        if (!Double.isFinite(number.doubleValue())) {
            throw new IllegalArgumentException(number + " is not finite");
        }
        return number;
    }
}
