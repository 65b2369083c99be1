package dev.lodestep.runtime.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as text and back: in JSON's grammar, which is narrower than Java's, and within the limits that keep parsing cheap. */
final class Numbers {
    static final String DECIMAL = "a decimal number in a string";
    static final String INTEGER = "a whole number in a string";

    private static final int MAX_SCALE = 1_000_000_000;
    private static final int MAX_BITS = (int) (Json.MAX_DIGITS * 3.32);
    private static final Pattern WHOLE = Pattern.compile("-?(?:0|[1-9][0-9]*+)");
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

    private Numbers() {}

    static String text(JsonOut out, BigDecimal value) {
        problem(value).ifPresent(problem -> {
            throw out.error(problem);
        });
        return value.toString();
    }

    static String text(JsonOut out, BigInteger value) {
        problem(value).ifPresent(problem -> {
            throw out.error(problem);
        });
        return value.toString();
    }

    /** The text of a number that is no value of its own; {@link IllegalArgumentException} for one that could not be read back. */
    static String text(BigDecimal value) {
        problem(value).ifPresent(problem -> {
            throw new IllegalArgumentException("it " + problem);
        });
        return value.toString();
    }

    /** As {@link #text(BigDecimal)}. */
    static String text(BigInteger value) {
        problem(value).ifPresent(problem -> {
            throw new IllegalArgumentException("it " + problem);
        });
        return value.toString();
    }

    static BigDecimal decimal(String text) {
        BigDecimal value = new BigDecimal(number(text));
        if (problem(value).isPresent()) {
            throw new NumberFormatException("out of range");
        }
        return value;
    }

    static BigInteger integer(String text) {
        BigInteger value = new BigInteger(whole(text));
        if (problem(value).isPresent()) {
            throw new NumberFormatException("out of range");
        }
        return value;
    }

    /** The text itself if it is a whole number; else {@link NumberFormatException}. */
    static String whole(String text) {
        return matching(WHOLE, text);
    }

    /** The text itself if it is a number; else {@link NumberFormatException}. */
    static String number(String text) {
        return matching(NUMBER, text);
    }

    private static String matching(Pattern grammar, String text) {
        if (text.length() > Json.MAX_DIGITS + 20) {
            throw new NumberFormatException("more than " + Json.MAX_DIGITS + " digits");
        }
        if (!grammar.matcher(text).matches()) {
            throw new NumberFormatException("not a number");
        }
        return text;
    }

    private static Optional<String> problem(BigDecimal value) {
        return Math.abs((long) value.scale()) > MAX_SCALE
                ? Optional.of("has the scale " + value.scale() + ", but at most " + MAX_SCALE + " can be stored")
                : problem(value.unscaledValue());
    }

    private static Optional<String> problem(BigInteger value) {
        return value.bitLength() > MAX_BITS
                ? Optional.of("has more than " + Json.MAX_DIGITS + " digits, which is more than can be stored")
                : Optional.empty();
    }
}
