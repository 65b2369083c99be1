package dev.lodestep.runtime.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON document from its start to its end; a codec reads its value's part of it.
 *
 * <p>A codec finds {@code in} standing at its value and takes it with exactly one of the methods that read. Inside an object or array, what
 * is not taken is skipped. Every method throws {@link DecodeException}, which names the place, for data that is not what was asked for. For
 * one thread, during one {@link Json#decode}.
 */
public final class JsonIn {
    private final JsonParser parser;
    private final byte[] document;
    private final @Nullable ObjectMapper mapper;
    private int depth;
    /** Whether the parser stands at the bracket of an object or array that was opened, not at one that nobody took. */
    private boolean opened;

    JsonIn(JsonParser parser, byte[] document, @Nullable ObjectMapper mapper) {
        this.parser = parser;
        this.document = document;
        this.mapper = mapper;
    }

    /** Reads a value by its codec. */
    public <T> T value(Codec<T> codec) {
        if (isNull()) {
            T absent = codec.whenAbsent();
            if (absent != null) {
                return absent;
            }
            if (!codec.acceptsNull()) {
                throw unexpected(codec.expected());
            }
        }
        int before = depth;
        T value = codec.read(this);
        if (depth != before) {
            throw invalid("the codec of " + codec.expected() + " left an object or array unfinished");
        }
        if (value == null) {
            throw invalid("the codec of " + codec.expected() + " gave null");
        }
        return value;
    }

    /** Whether the value is {@code null}. */
    public boolean isNull() {
        return parser.currentTokenId() == JsonTokenId.ID_NULL;
    }

    /** Reads an object; {@code field} is called with each field's name, in the order of the data, and reads its value. */
    public void object(Consumer<String> field) {
        beginObject();
        for (String name; (name = nextField()) != null; ) {
            field.accept(name);
        }
    }

    /** Opens an object; {@link #nextField} must be called until it gives null. */
    public void beginObject() {
        begin(JsonTokenId.ID_START_OBJECT, "an object");
    }

    void beginObject(String expected) {
        begin(JsonTokenId.ID_START_OBJECT, expected);
    }

    /** The name of the open object's next field, whose value can then be read; null after the last one. */
    public @Nullable String nextField() {
        leaveValue();
        try {
            String name = parser.nextFieldName();
            if (name == null) {
                close(JsonTokenId.ID_END_OBJECT);
            } else {
                parser.nextToken();
            }
            return name;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Opens an array; {@link #nextElement} must be called until it gives false. */
    public void beginArray() {
        begin(JsonTokenId.ID_START_ARRAY, "an array");
    }

    void beginArray(String expected) {
        begin(JsonTokenId.ID_START_ARRAY, expected);
    }

    /** Whether the open array has another element, which can then be read. */
    public boolean nextElement() {
        leaveValue();
        try {
            if (parser.nextToken() != JsonToken.END_ARRAY) {
                return true;
            }
            close(JsonTokenId.ID_END_ARRAY);
            return false;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Reads text. */
    public String string() {
        return text("a string");
    }

    /** Reads {@code true} or {@code false}. */
    public boolean bool() {
        return switch (parser.currentTokenId()) {
            case JsonTokenId.ID_TRUE -> true;
            case JsonTokenId.ID_FALSE -> false;
            default -> throw unexpected("true or false");
        };
    }

    /** Reads a whole number that an int holds. */
    public int intValue() {
        return (int) whole(Integer.MIN_VALUE, Integer.MAX_VALUE, "an int");
    }

    /** Reads a whole number that a long holds. */
    public long longValue() {
        return whole(Long.MIN_VALUE, Long.MAX_VALUE, "a long");
    }

    /** Reads a finite number, rounded to the nearest float. */
    public float floatValue() {
        requireNumber("a float");
        float value = Float.parseFloat(tokenText());
        if (!Float.isFinite(value)) {
            throw unexpected("a float");
        }
        return value;
    }

    /** Reads a finite number, rounded to the nearest double. */
    public double doubleValue() {
        requireNumber("a double");
        double value = Double.parseDouble(tokenText());
        if (!Double.isFinite(value)) {
            throw unexpected("a double");
        }
        return value;
    }

    /** Reads a decimal number in a string. */
    public BigDecimal decimal() {
        return parse(Numbers.DECIMAL, Numbers::decimal);
    }

    /** Reads bytes from Base64 in a string. */
    public byte[] bytes() {
        return parse("Base64 in a string", Base64.getDecoder()::decode);
    }

    /**
     * Reads text and makes a value of it.
     *
     * @param expected what the text is, in words that follow "expected": {@code "a currency code"}
     * @param parser throws any unchecked exception if the text is not that
     */
    public <T> T parse(String expected, Function<String, T> parser) {
        String text = text(expected);
        try {
            return parser.apply(text);
        } catch (RuntimeException e) {
            throw unexpected(expected, e);
        }
    }

    /** Leaves the value unread; the same as not reading it. */
    public void skip() {
        leaveValue();
        opened = false;
    }

    /** Takes the value as JSON, byte for byte as it stands in the document: to be decoded later, or written by {@link JsonOut#raw}. */
    public byte[] rawValue() {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        try {
            parser.skipChildren();
            parser.finishToken();
        } catch (IOException e) {
            throw failed(e);
        }
        int end = (int) parser.currentLocation().getByteOffset();
        while (document[end - 1] <= ' ' && document[end - 1] > 0) {
            end--; // the parser takes one blank after a number that is the whole document
        }
        return Arrays.copyOfRange(document, start, end);
    }

    /** The value read for a field, or a failure that names the field if it is null, because the object had no such field. */
    public <T> T require(String field, @Nullable T value) {
        if (value == null) {
            throw new DecodeException(JsonPath.child(path(), field), "the field is missing", null);
        }
        return value;
    }

    /** A failure at the value that was just read, or is about to be: {@code "expected a positive amount, found -3"}. */
    public DecodeException unexpected(String expected) {
        return unexpected(expected, null);
    }

    /** A failure at the value that was just read, or is about to be, in words of its own. */
    public DecodeException invalid(String problem) {
        return new DecodeException(path(), problem, null);
    }

    /** The mapper for what jackson-databind covers. */
    public ObjectMapper mapper() {
        return mapper != null ? mapper : Databind.MAPPER;
    }

    void begin() {
        try {
            parser.nextToken();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void end() {
        leaveValue();
        try {
            if (parser.nextToken() != null) {
                throw unexpected("the end of the data");
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    int token() {
        return parser.currentTokenId();
    }

    /** A number's text as it stands in the data. */
    String tokenText() {
        try {
            return parser.getText();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    long whole(long min, long max, String expected) {
        if (parser.currentTokenId() != JsonTokenId.ID_NUMBER_INT) {
            throw unexpected(expected);
        }
        try {
            if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                throw unexpected(expected);
            }
            long value = parser.getLongValue();
            if (value < min || value > max) {
                throw unexpected(expected);
            }
            return value;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    String text(String expected) {
        if (parser.currentTokenId() != JsonTokenId.ID_STRING) {
            throw unexpected(expected);
        }
        String text = tokenText();
        int bad = Text.firstBad(text);
        if (bad >= 0) {
            throw invalid("the text " + Text.problem(text, bad));
        }
        return text;
    }

    DecodeException unexpected(String expected, @Nullable RuntimeException cause) {
        return new DecodeException(path(), "expected " + expected + ", found " + found(), cause);
    }

    String path() {
        return JsonPath.ofReader(parser.getParsingContext());
    }

    DecodeException failed(Exception e) {
        if (e instanceof JsonEOFException || firstLine(e).contains("end-of-input")) {
            return new DecodeException(path(), "the data ends in the middle, after " + document.length + " bytes", e);
        }
        if (e instanceof StreamConstraintsException) {
            return new DecodeException(path(), "beyond the limits of stored data: " + e.getMessage(), e);
        }
        if (e instanceof IOException) {
            long at = parser.currentLocation().getByteOffset();
            return new DecodeException(path(), "not JSON at byte " + at + ": " + firstLine(e), e);
        }
        return new DecodeException(path(), "refused: " + e, e);
    }

    private String found() {
        return switch (parser.currentTokenId()) {
            case JsonTokenId.ID_START_OBJECT, JsonTokenId.ID_END_OBJECT -> "an object";
            case JsonTokenId.ID_START_ARRAY, JsonTokenId.ID_END_ARRAY -> "an array";
            case JsonTokenId.ID_STRING -> Quoted.text(tokenText());
            case JsonTokenId.ID_NO_TOKEN -> "the end of the data";
            default -> Quoted.plain(tokenText());
        };
    }

    private void begin(int bracket, String expected) {
        if (parser.currentTokenId() != bracket) {
            throw unexpected(expected);
        }
        if (depth >= Json.MAX_DEPTH) {
            throw invalid("nested deeper than " + Json.MAX_DEPTH + " levels");
        }
        depth++;
        opened = true;
    }

    private void close(int bracket) {
        if (parser.currentTokenId() != bracket) {
            throw new IllegalStateException("the codec asked for a field outside of an object");
        }
        depth--;
    }

    private void leaveValue() {
        if (opened) {
            opened = false;
            return;
        }
        try {
            parser.skipChildren();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void requireNumber(String expected) {
        int token = parser.currentTokenId();
        if (token != JsonTokenId.ID_NUMBER_INT && token != JsonTokenId.ID_NUMBER_FLOAT) {
            throw unexpected(expected);
        }
    }

    private static String firstLine(Exception e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
