package dev.lodestep.runtime.codec;

import org.jspecify.annotations.Nullable;

/**
 * Writes values of one type as JSON and reads them back.
 *
 * <p>Implement it for a type that Lodestep does not know, and name it with {@code @UseCodec(MoneyCodec.class)}:
 *
 * <pre>{@code
 * public final class MoneyCodec implements Codec<Money> {
 *     @Override
 *     public void write(JsonOut out, Money money) {
 *         out.object(() -> {
 *             out.field("amount", Codecs.BIG_DECIMAL, money.amount());
 *             out.field("currency", Codecs.STRING, money.currency().getCurrencyCode());
 *         });
 *     }
 *
 *     @Override
 *     public Money read(JsonIn in) {
 *         BigDecimal amount = null;
 *         Currency currency = null;
 *         in.beginObject();
 *         for (String field; (field = in.nextField()) != null; ) {
 *             switch (field) {
 *                 case "amount" -> amount = in.value(Codecs.BIG_DECIMAL);
 *                 case "currency" -> currency = in.parse("a currency code", Currency::getInstance);
 *                 default -> {} // what is not read is skipped
 *             }
 *         }
 *         return new Money(in.require("amount", amount), in.require("currency", currency));
 *     }
 * }
 * }</pre>
 *
 * <p>A codec is immutable and safe for use by many threads. It writes exactly one JSON value, the same for equal values, and reads exactly
 * one. It may throw what it likes on values it does not accept: {@link Json} makes an {@link EncodeException} or a {@link DecodeException} of
 * it that names the place.
 *
 * @param <T> the type of the values
 */
public interface Codec<T> {

    /**
     * Writes one JSON value.
     *
     * @throws EncodeException if JSON, or a store, cannot hold the value
     */
    void write(JsonOut out, T value);

    /**
     * Reads the JSON value that {@code in} stands at.
     *
     * @throws DecodeException if the data is not what this codec writes
     */
    T read(JsonIn in);

    /** What this codec reads, in words that follow "expected": {@code "a decimal number in a string"}. */
    default String expected() {
        return "a value";
    }

    /** What a missing field or a JSON {@code null} stands for, or null if the value must be there. Such a value is not written as a field. */
    default @Nullable T whenAbsent() {
        return null;
    }

    /** Whether {@link #read} wants to see a JSON {@code null} itself; else null is refused before it comes here. */
    default boolean acceptsNull() {
        return false;
    }
}
