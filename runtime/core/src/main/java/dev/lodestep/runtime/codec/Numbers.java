package dev.lodestep.runtime.codec;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Big numbers as text and back, within the limits that keep parsing cheap. */
final class Numbers {
    private static final int MAX_SCALE = 1_000_000_000;
    private static final int MAX_BITS = (int) (Json.MAX_DIGITS * 3.32);
    static final String DECIMAL = "a decimal number in a string";
    static final String INTEGER = "a whole number in a string";

    private Numbers() {}

    static String text(JsonOut out, BigDecimal value) {
        checkSize(out, value.unscaledValue());
        if (Math.abs((long) value.scale()) > MAX_SCALE) {
            throw out.error("has the scale " + value.scale() + ", but at most " + MAX_SCALE + " can be stored");
        }
        return value.toString();
    }

    static String text(JsonOut out, BigInteger value) {
        checkSize(out, value);
        return value.toString();
    }

    static BigDecimal decimal(String text) {
        checkLength(text);
        BigDecimal value = new BigDecimal(text);
        if (Math.abs((long) value.scale()) > MAX_SCALE || value.unscaledValue().bitLength() > MAX_BITS) {
            throw new NumberFormatException("out of range");
        }
        return value;
    }

    static BigInteger integer(String text) {
        checkLength(text);
        BigInteger value = new BigInteger(text);
        if (value.bitLength() > MAX_BITS) {
            throw new NumberFormatException("out of range");
        }
        return value;
    }

    private static void checkSize(JsonOut out, BigInteger digits) {
        if (digits.bitLength() > MAX_BITS) {
            throw out.error("has more than " + Json.MAX_DIGITS + " digits, which is more than can be stored");
        }
    }

    private static void checkLength(String text) {
        if (text.length() > Json.MAX_DIGITS + 20) {
            throw new NumberFormatException("more than " + Json.MAX_DIGITS + " digits");
        }
    }
}
