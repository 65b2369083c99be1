package dev.lodestep.runtime.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Turns values into UTF-8 JSON and back; all methods are safe for use by many threads. */
public final class Json {
    /** How deep objects and arrays may be nested, in values and in data. */
    static final int MAX_DEPTH = 500;

    /** How many digits a decimal or big integer may have: parsing them costs the square of their number. */
    static final int MAX_DIGITS = 10_000;

    /*
     * What can be written must be readable: names and strings have no limit of their own. A document may embed bytes that were encoded
     * apart, hence the parser itself goes deeper than codecs do. The JDK's own text of a double differs between releases; Jackson's does not.
     */
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2 * MAX_DEPTH)
                    .maxNumberLength(MAX_DIGITS + 20)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(2 * MAX_DEPTH)
                    .build())
            .build();

    private Json() {}

    /**
     * The value as UTF-8 JSON, the same bytes for the same value in every JVM.
     *
     * @throws EncodeException if it holds what JSON or a store cannot hold
     */
    public static <T> byte[] encode(Codec<T> codec, T value) {
        return encode(codec, value, (ObjectMapper) null);
    }

    /**
     * As {@link #encode(Codec, Object)}, with the mapper for what {@link Codecs#databind(Class)} covers.
     *
     * @param mapper used as it is; null for the default one
     */
    public static <T> byte[] encode(Codec<T> codec, T value, @Nullable ObjectMapper mapper) {
        return encode(codec, value, mapper, 0);
    }

    /** As {@link #encode(Codec, Object)}, with the mapper that a user gave; null for the default one. */
    public static <T> byte[] encode(Codec<T> codec, T value, @Nullable Mapper mapper) {
        return encode(codec, value, Mapper.orNull(mapper));
    }

    static <T> byte[] encode(Codec<T> codec, T value, @Nullable ObjectMapper mapper, int depth) {
        BufferRecycler recycler = FACTORY._getBufferRecycler();
        try (ByteArrayBuilder sink = new ByteArrayBuilder(recycler);
                JsonGenerator generator = FACTORY.createGenerator(sink)) {
            JsonOut out = new JsonOut(generator, sink, mapper, depth);
            try {
                out.value(codec, value);
            } catch (EncodeException e) {
                throw e;
            } catch (RuntimeException e) {
                throw out.failed(e);
            } catch (StackOverflowError e) {
                throw new EncodeException(out.path(), "is nested too deep for the stack of this thread", e);
            }
            generator.flush();
            return sink.getClearAndRelease();
        } catch (IOException e) {
            throw new EncodeException("$", "cannot be written: " + e.getMessage(), e);
        } finally {
            recycler.releaseToPool();
        }
    }

    /**
     * The value of exactly one JSON document.
     *
     * @throws DecodeException if the bytes are not what the codec writes
     */
    public static <T> T decode(Codec<T> codec, byte[] json) {
        return decode(codec, json, (ObjectMapper) null);
    }

    /** As {@link #decode(Codec, byte[])}, with the mapper that a user gave; null for the default one. */
    public static <T> T decode(Codec<T> codec, byte[] json, @Nullable Mapper mapper) {
        return decode(codec, json, Mapper.orNull(mapper));
    }

    /**
     * As {@link #decode(Codec, byte[])}, with the mapper for what {@link Codecs#databind(Class)} covers.
     *
     * @param mapper used as it is; null for the default one
     */
    public static <T> T decode(Codec<T> codec, byte[] json, @Nullable ObjectMapper mapper) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            JsonIn in = new JsonIn(parser, json, mapper);
            try {
                in.begin();
                T value = in.value(codec);
                in.end();
                return value;
            } catch (DecodeException e) {
                throw e;
            } catch (RuntimeException e) {
                throw in.failed(e);
            } catch (StackOverflowError e) {
                throw new DecodeException(in.path(), "nested too deep for the stack of this thread", e);
            }
        } catch (IOException e) {
            throw new DecodeException("$", "cannot be read: " + e.getMessage(), e);
        }
    }
}
