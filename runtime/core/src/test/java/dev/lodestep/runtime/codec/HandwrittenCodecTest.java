package dev.lodestep.runtime.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.codec.Samples.Sample;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codecs that users write themselves, with the primitives of JsonOut and JsonIn. */
class HandwrittenCodecTest {

    record Money(BigDecimal amount, Currency currency) {}

    /** The example of Codec's documentation. */
    static final class MoneyCodec implements Codec<Money> {
        @Override
        public void write(JsonOut out, Money money) {
            out.object(() -> {
                out.field("amount", Codecs.BIG_DECIMAL, money.amount());
                out.field("currency", Codecs.STRING, money.currency().getCurrencyCode());
            });
        }

        @Override
        public Money read(JsonIn in) {
            BigDecimal amount = null;
            Currency currency = null;
            in.beginObject();
            for (String field; (field = in.nextField()) != null; ) {
                switch (field) {
                    case "amount" -> amount = in.value(Codecs.BIG_DECIMAL);
                    case "currency" -> currency = in.parse("a currency code", Currency::getInstance);
                    default -> {} // what is not read is skipped
                }
            }
            return new Money(in.require("amount", amount), in.require("currency", currency));
        }
    }

    private static final Codec<List<Money>> PRICES = Codecs.list(new MoneyCodec());

    @Test
    void theExampleOfTheDocumentationWorks() {
        List<Money> prices = List.of(new Money(new BigDecimal("1.20"), Currency.getInstance("EUR")));

        assertThat(json(PRICES, prices)).isEqualTo("[{\"amount\":\"1.20\",\"currency\":\"EUR\"}]");
        assertThat(read(PRICES, "[{\"x\":[[]],\"currency\":\"EUR\",\"y\":{\"z\":{}},\"amount\":\"1.20\",\"w\":1}]"))
                .isEqualTo(prices);
    }

    @Test
    void itsFailuresNameThePlace() {
        assertThatThrownBy(() -> read(PRICES, "[{\"amount\":\"1\",\"currency\":\"euro\"}]"))
                .isInstanceOf(DecodeException.class)
                .hasMessage("$[0].currency: expected a currency code, found \"euro\"");
        assertThatThrownBy(() -> read(PRICES, "[{\"amount\":\"1\"}]"))
                .hasMessage("$[0].currency: the field is missing");
        assertThatThrownBy(() -> Json.encode(PRICES, List.of(new Money(nothing(), Currency.getInstance("EUR")))))
                .isInstanceOf(EncodeException.class)
                .hasMessage("$[0].amount is null, but a decimal number in a string is required");
    }

    @Test
    void anyExceptionOfACodecNamesThePlace() {
        Codec<List<String>> codec = Codecs.list(new Failing());

        assertThatThrownBy(() -> read(codec, "[{\"a\":1}]"))
                .isInstanceOf(DecodeException.class)
                .hasMessage("$[0].a: refused: java.lang.IllegalStateException: no a");
        assertThatThrownBy(() -> Json.encode(codec, List.of("")))
                .isInstanceOf(EncodeException.class)
                .hasMessage("$[0] cannot be written: java.lang.IllegalStateException: no");
    }

    private static final class Failing implements Codec<String> {
        @Override
        public void write(JsonOut out, String value) {
            throw new IllegalStateException("no");
        }

        @Override
        public String read(JsonIn in) {
            in.object(field -> {
                throw new IllegalStateException("no " + field);
            });
            return "";
        }
    }

    @Test
    void aCodecThatDoesNotFinishIsNamed() {
        Codec<String> codec = codec(in -> {
            in.beginObject();
            in.nextField();
            return in.string();
        });

        assertThatThrownBy(() -> read(codec, "{\"a\":\"b\"}"))
                .hasMessage("$.a: the codec of a value left an object or array unfinished");
        assertThatThrownBy(() -> Json.encode(codec, "x"))
                .hasMessage("$[0] was left with 1 open objects or arrays by its codec");
        assertThatThrownBy(() -> read(HandwrittenCodecTest.<String>codec(in -> nothing()), "1"))
                .hasMessage("$: the codec of a value gave null");
    }

    private static <T> Codec<T> codec(Function<JsonIn, T> reader) {
        return new Scalar<>("a value", (out, value) -> out.beginArray(), reader);
    }

    @Test
    void aDocumentIsWrittenAndReadPieceByPiece() {
        Codec<Map<String, Integer>> codec = new Scalar<>(
                "counts",
                (out, counts) -> out.object(() -> {
                    out.name("version");
                    out.number(1);
                    out.name("counts");
                    out.array(() -> counts.forEach((name, count) -> out.object(() -> {
                        out.field("name", Codecs.STRING, name);
                        out.field("count", Codecs.INT, count);
                    })));
                }),
                in -> {
                    Map<String, Integer> counts = new LinkedHashMap<>();
                    in.object(field -> {
                        if (field.equals("counts")) {
                            in.beginArray();
                            while (in.nextElement()) {
                                String[] name = new String[1];
                                in.object(part -> {
                                    switch (part) {
                                        case "name" -> name[0] = in.string();
                                        case "count" -> counts.put(name[0], in.intValue());
                                        default -> in.skip();
                                    }
                                });
                            }
                        }
                    });
                    return counts;
                });

        String json = "{\"version\":1,\"counts\":[{\"name\":\"a\",\"count\":1},{\"name\":\"b\",\"count\":2}]}";
        assertThat(json(codec, new LinkedHashMap<>(Map.of("a", 1))))
                .isEqualTo("{\"version\":1,\"counts\":[{\"name\":\"a\",\"count\":1}]}");
        assertThat(read(codec, json)).containsExactly(Map.entry("a", 1), Map.entry("b", 2));
    }

    /** Every field's name with its value as bytes. */
    private static final Codec<Map<String, byte[]>> RAW = new Scalar<>(
            "an object",
            (out, fields) -> out.object(() -> fields.forEach((name, json) -> {
                out.name(name);
                out.raw(json);
            })),
            in -> {
                Map<String, byte[]> fields = new LinkedHashMap<>();
                in.object(name -> fields.put(name, in.rawValue()));
                return fields;
            });

    static List<Sample<?>> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void embeddedBytesComeOutAsTheyWentIn(Sample<T> sample) {
        for (long seed = 0; seed < 50; seed++) {
            Map<String, byte[]> fields = new LinkedHashMap<>();
            Random random = new Random(seed);
            for (String name : List.of("a", "ä😀", "\"", "d")) {
                fields.put(name, Json.encode(sample.codec(), sample.values().apply(random)));
            }

            Map<String, byte[]> read = Json.decode(RAW, Json.encode(RAW, fields));

            assertThat(read.keySet()).as("seed %s", seed).containsExactlyElementsOf(fields.keySet());
            for (String name : fields.keySet()) {
                assertThat(read.get(name)).as("seed %s", seed).isEqualTo(fields.get(name));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-1.5E+3",
                "true",
                "null",
                "\"\\u00e4 \\\" \"",
                "{ \"a\" : [ 1 , 2 ] }",
                "[ ]",
                "{\n}",
                "\"ä😀\""
            })
    void rawValuesKeepTheirBytesAmongWhitespace(String value) {
        String json = " {\n \"first\" : " + value + " \t, \"second\":" + value + "\n } ";

        Map<String, byte[]> read = read(RAW, json);

        assertThat(read.get("first")).asString(UTF_8).isEqualTo(value);
        assertThat(read.get("second")).asString(UTF_8).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1.5E+3", "true", "[ ]", "\"ä😀\""})
    void aRawValueMayBeTheWholeDocument(String value) {
        assertThat(read(HandwrittenCodecTest.codec(JsonIn::rawValue), " " + value + " "))
                .asString(UTF_8)
                .isEqualTo(value);
    }

    @Test
    void rawElementsOfAnArray() {
        Codec<List<byte[]>> codec = Codecs.list(HandwrittenCodecTest.codec(JsonIn::rawValue));

        assertThat(read(codec, "[ 1,[2 ] , {\"a\":3}, \"4\"]"))
                .extracting(bytes -> new String(bytes, UTF_8))
                .containsExactly("1", "[2 ]", "{\"a\":3}", "\"4\"");
    }

    private static <T> String json(Codec<T> codec, T value) {
        return new String(Json.encode(codec, value), UTF_8);
    }

    private static <T> T read(Codec<T> codec, String json) {
        return Json.decode(codec, json.getBytes(UTF_8));
    }

    @SuppressWarnings("NullAway")
    private static <T> T nothing() {
        return null;
    }
}
