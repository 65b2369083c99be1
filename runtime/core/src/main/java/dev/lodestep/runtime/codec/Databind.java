package dev.lodestep.runtime.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Function;

/** All that touches jackson-databind, apart so that its classes load only where they are used. */
final class Databind {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** For types that ask for databind, where no mapper was given. */
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .findAndAddModules()
            .build();

    static final Codec<JsonNode> JSON = new Codec<>() {
        @Override
        public void write(JsonOut out, JsonNode tree) {
            writeTree(out, tree);
        }

        @Override
        public JsonNode read(JsonIn in) {
            return readTree(in);
        }

        @Override
        public String expected() {
            return "any JSON";
        }

        @Override
        public boolean acceptsNull() {
            return true;
        }
    };

    private Databind() {}

    /** Goes through a tree, so that what databind writes keeps the rules of all other data. */
    static <T> Codec<T> codec(String type, Function<ObjectMapper, ObjectReader> reader) {
        String expected = "JSON that databind reads as " + type;
        return new Scalar<>(
                expected,
                (out, value) -> {
                    try {
                        byte[] json = out.mapper()
                                .writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                                .writeValueAsBytes(value);
                        writeTree(out, Json.decode(JSON, json));
                    } catch (JsonProcessingException e) {
                        throw out.failed(e);
                    } catch (DecodeException e) {
                        throw new EncodeException(
                                JsonPath.join(out.path(), e.path()), "cannot be stored: " + e.problem(), e);
                    }
                },
                in -> {
                    JsonNode tree = readTree(in);
                    try {
                        return reader.apply(in.mapper()).readValue(tree);
                    } catch (JsonMappingException e) {
                        throw new DecodeException(path(in, e), "databind refused it: " + e.getOriginalMessage(), e);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static String path(JsonIn in, JsonMappingException e) {
        String path = in.path();
        for (JsonMappingException.Reference step : e.getPath()) {
            path = step.getFieldName() != null
                    ? JsonPath.child(path, step.getFieldName())
                    : path + '[' + step.getIndex() + ']';
        }
        return path;
    }

    private static void writeTree(JsonOut out, JsonNode tree) {
        switch (tree.getNodeType()) {
            case OBJECT -> {
                out.beginObject();
                for (Map.Entry<String, JsonNode> field : tree.properties()) {
                    out.name(field.getKey());
                    writeTree(out, field.getValue());
                }
                out.endObject();
            }
            case ARRAY -> {
                out.beginArray();
                for (JsonNode element : tree) {
                    writeTree(out, element);
                }
                out.endArray();
            }
            case STRING, BINARY -> out.string(tree.asText());
            case BOOLEAN -> out.bool(tree.booleanValue());
            case NUMBER -> writeNumber(out, tree);
            case NULL -> out.nullValue();
            default -> throw out.error("is a tree with a " + tree.getNodeType() + " node, which is not JSON");
        }
    }

    private static void writeNumber(JsonOut out, JsonNode number) {
        switch (number.numberType()) {
            case INT -> out.number(number.intValue());
            case LONG -> out.number(number.longValue());
            case FLOAT -> out.number(number.floatValue());
            case DOUBLE -> out.number(number.doubleValue());
            case BIG_INTEGER -> out.literal(Numbers.text(out, number.bigIntegerValue()));
            case BIG_DECIMAL -> out.literal(Numbers.text(out, number.decimalValue()));
        }
    }

    private static JsonNode readTree(JsonIn in) {
        return switch (in.token()) {
            case JsonTokenId.ID_START_OBJECT -> readObject(in);
            case JsonTokenId.ID_START_ARRAY -> readArray(in);
            case JsonTokenId.ID_STRING -> NODES.textNode(in.string());
            case JsonTokenId.ID_TRUE, JsonTokenId.ID_FALSE -> NODES.booleanNode(in.bool());
            case JsonTokenId.ID_NULL -> NODES.nullNode();
            case JsonTokenId.ID_NUMBER_INT -> readWhole(in);
            case JsonTokenId.ID_NUMBER_FLOAT -> readDecimal(in);
            default -> throw in.unexpected("JSON");
        };
    }

    private static ObjectNode readObject(JsonIn in) {
        ObjectNode object = NODES.objectNode();
        in.beginObject();
        for (String name; (name = in.nextField()) != null; ) {
            int bad = Text.firstBad(name);
            if (bad >= 0) {
                throw in.invalid("the field's name " + Text.problem(name, bad));
            }
            if (object.has(name)) {
                throw in.invalid("the field is there twice");
            }
            object.set(name, readTree(in));
        }
        return object;
    }

    private static ArrayNode readArray(JsonIn in) {
        ArrayNode array = NODES.arrayNode();
        in.beginArray();
        while (in.nextElement()) {
            array.add(readTree(in));
        }
        return array;
    }

    private static JsonNode readWhole(JsonIn in) {
        String text = in.tokenText();
        if (text.length() < 10) {
            return NODES.numberNode(Integer.parseInt(text));
        }
        BigInteger value = number(in, text, Numbers::integer);
        if (value.bitLength() < 32) {
            return NODES.numberNode(value.intValue());
        }
        return value.bitLength() < 64 ? NODES.numberNode(value.longValue()) : NODES.numberNode(value);
    }

    /** A double if it has the same digits, scale included, else the exact decimal. */
    @SuppressWarnings("BigDecimalEquals") // 1.0 and 1.00 are written differently, and must stay so
    private static JsonNode readDecimal(JsonIn in) {
        BigDecimal exact = number(in, in.tokenText(), Numbers::decimal);
        double number = Double.parseDouble(in.tokenText());
        if (Double.isFinite(number) && exact.equals(new BigDecimal(NumberOutput.toString(number, true)))) {
            return NODES.numberNode(number);
        }
        return DecimalNode.valueOf(exact);
    }

    private static <N> N number(JsonIn in, String text, Function<String, N> parser) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            throw in.unexpected("a number within " + Json.MAX_DIGITS + " digits", e);
        }
    }
}
