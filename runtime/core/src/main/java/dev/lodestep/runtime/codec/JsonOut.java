package dev.lodestep.runtime.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON document from its start to its end; a codec writes its value's part of it.
 *
 * <p>Every method throws {@link EncodeException}, which names the place, for what cannot be stored: null where a value must be, NaN and
 * infinities, text with U+0000 or half a surrogate pair, nesting deeper than 500 levels. For one thread, during one {@link Json#encode}.
 */
public final class JsonOut {
    private final JsonGenerator generator;
    private final OutputStream sink;
    private final @Nullable ObjectMapper mapper;
    private final int outerDepth;
    private int depth;

    JsonOut(JsonGenerator generator, OutputStream sink, @Nullable ObjectMapper mapper, int outerDepth) {
        this.generator = generator;
        this.sink = sink;
        this.mapper = mapper;
        this.outerDepth = outerDepth;
    }

    /** Writes a value by its codec; null only where the codec stands for absence. */
    public <T> void value(Codec<T> codec, @Nullable T value) {
        if (value == null) {
            throw error("is null, but " + codec.expected() + " is required");
        }
        int before = depth;
        codec.write(this, value);
        if (depth != before) {
            throw error("was left with " + (depth - before) + " open objects or arrays by its codec");
        }
    }

    /** Writes a field of the open object by its codec; leaves it out if the value is the codec's {@link Codec#whenAbsent()}. */
    public <T> void field(String name, Codec<T> codec, @Nullable T value) {
        if (value == null || !isAbsence(codec, value)) {
            name(name);
            value(codec, value);
        }
    }

    /** Writes an object; {@code fields} writes its fields. */
    public void object(Runnable fields) {
        beginObject();
        fields.run();
        endObject();
    }

    /** Writes an array; {@code elements} writes its elements. */
    public void array(Runnable elements) {
        beginArray();
        elements.run();
        endArray();
    }

    /** Opens an object: {@link #name} and a value for each field follow, then {@link #endObject}. */
    public void beginObject() {
        deeper();
        try {
            generator.writeStartObject();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Closes the object that was opened last. */
    public void endObject() {
        depth--;
        try {
            generator.writeEndObject();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Opens an array: its elements follow, then {@link #endArray}. */
    public void beginArray() {
        deeper();
        try {
            generator.writeStartArray();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Closes the array that was opened last. */
    public void endArray() {
        depth--;
        try {
            generator.writeEndArray();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Writes a field's name; its value must follow. */
    public void name(String name) {
        checkText(name, "has a key that ");
        try {
            generator.writeFieldName(name);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void name(SerializableString checked) {
        try {
            generator.writeFieldName(checked);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Writes text. */
    public void string(String text) {
        checkText(text, "");
        try {
            generator.writeString(text);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Writes {@code true} or {@code false}. */
    public void bool(boolean value) {
        try {
            generator.writeBoolean(value);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Writes a number. */
    public void number(int value) {
        try {
            generator.writeNumber(value);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Writes a number. */
    public void number(long value) {
        try {
            generator.writeNumber(value);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Writes a finite number. */
    public void number(float value) {
        if (!Float.isFinite(value)) {
            throw notFinite(value);
        }
        try {
            generator.writeNumber(value);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Writes a finite number. */
    public void number(double value) {
        if (!Double.isFinite(value)) {
            throw notFinite(value);
        }
        try {
            generator.writeNumber(value);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Writes a decimal number in a string, so that no reader rounds it. */
    public void decimal(BigDecimal value) {
        string(Numbers.text(this, value));
    }

    /** Writes a whole number in a string, so that no reader rounds it. */
    public void decimal(BigInteger value) {
        string(Numbers.text(this, value));
    }

    /** A number's text as JSON. */
    void literal(String number) {
        try {
            generator.writeNumber(number);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Writes bytes as Base64 in a string. */
    public void bytes(byte[] bytes) {
        try {
            generator.writeString(Base64.getEncoder().encodeToString(bytes));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Writes {@code null}. */
    public void nullValue() {
        try {
            generator.writeNull();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Writes one value that is JSON already, as it is: the bytes of {@link Json#encode} or {@link JsonIn#rawValue}, nothing else. */
    public void raw(byte[] json) {
        try {
            generator.writeRawValue("");
            generator.flush();
            sink.write(json);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** A failure at the place that is being written; the problem's words follow the path: {@code "is not a known currency"}. */
    public EncodeException error(String problem) {
        return new EncodeException(path(), problem, null);
    }

    /** The mapper for what jackson-databind covers. */
    public ObjectMapper mapper() {
        return mapper != null ? mapper : Databind.MAPPER;
    }

    /** The bytes of one element of the set that is about to be written. */
    <T> byte[] encodedElement(Codec<T> codec, T element) {
        try {
            return Json.encode(codec, element, mapper, outerDepth + depth + 1);
        } catch (EncodeException e) {
            throw e.under(path() + "[*]");
        }
    }

    /** Whether a value is the one that a missing field stands for; a codec without such a value asks no {@code equals} of its values. */
    static <T> boolean isAbsence(Codec<T> codec, T value) {
        T absent = codec.whenAbsent();
        return absent != null && absent.equals(value);
    }

    String path() {
        return JsonPath.ofWriter(generator.getOutputContext());
    }

    EncodeException failed(Exception e) {
        return new EncodeException(path(), "cannot be written: " + e, e);
    }

    private EncodeException notFinite(Number value) {
        return error("is " + value + ", which JSON cannot hold: make it Optional or another type");
    }

    private void deeper() {
        if (outerDepth + depth >= Json.MAX_DEPTH) {
            throw error("is nested deeper than " + Json.MAX_DEPTH + " levels: does the value contain itself?");
        }
        depth++;
    }

    private void checkText(String text, String what) {
        int bad = Text.firstBad(text);
        if (bad >= 0) {
            throw error(what + Text.problem(text, bad));
        }
    }
}
