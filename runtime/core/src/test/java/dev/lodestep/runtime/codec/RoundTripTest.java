package dev.lodestep.runtime.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lodestep.runtime.codec.Orders.Approved;
import dev.lodestep.runtime.codec.Orders.Decision;
import dev.lodestep.runtime.codec.Orders.OrderRequest;
import dev.lodestep.runtime.codec.Orders.Pending;
import dev.lodestep.runtime.codec.Orders.Rejected;
import dev.lodestep.runtime.codec.Samples.Sample;
import java.io.IOException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {

    static List<Sample<?>> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void whatIsWrittenIsReadBackAndWrittenTheSame(Sample<T> sample) {
        for (long seed = 0; seed < 300; seed++) {
            T value = sample.values().apply(new Random(seed));

            byte[] json = Json.encode(sample.codec(), value);
            T read = Json.decode(sample.codec(), json);

            assertThat(Samples.same(read, value))
                    .as("seed %s: %s read as %s", seed, value, read)
                    .isTrue();
            assertThat(Json.encode(sample.codec(), read)).as("seed %s", seed).isEqualTo(json);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void whatIsWrittenIsJsonToOthers(Sample<T> sample) throws IOException {
        for (long seed = 0; seed < 20; seed++) {
            byte[] json = Json.encode(sample.codec(), sample.values().apply(new Random(seed)));

            assertThat(new ObjectMapper().readTree(json).isMissingNode())
                    .as("seed %s", seed)
                    .isFalse();
        }
    }

    @Test
    void aRecordIsAnObjectInTheOrderOfItsComponentsWithoutWhatIsAbsent() {
        assertThat(json(Orders.ORDER_REQUEST, Orders.order()))
                .isEqualTo("{\"id\":\"o-1\",\"items\":[{\"sku\":\"a\",\"count\":2,\"price\":\"1.50\"},"
                        + "{\"sku\":\"b\",\"count\":0,\"price\":\"1E+3\"}],\"note\":\"leave at the door\",\"weight\":7,"
                        + "\"stock\":{\"left\":1},\"colours\":[\"RED\"],\"decision\":{\"Approved\":{\"by\":\"kim\"}}}");
    }

    @Test
    void aUnionIsTaggedFromOutside() {
        assertThat(json(Orders.DECISION, new Rejected("late", Optional.of(Pending.CLOSED))))
                .isEqualTo("{\"Rejected\":{\"why\":\"late\",\"appeal\":{\"Pending\":\"CLOSED\"}}}");
    }

    @Test
    void fieldsAreReadInAnyOrderByAnyOfTheirNamesAndUnknownOnesSkipped() {
        OrderRequest read = read(Orders.ORDER_REQUEST, """
                {"later":{"a":[1,{"b":null}]},"decision":{"Approved":{"x":1,"by":"kim"}},"comment":"hi","colours":[],
                 "stock":{},"more":"x","items":[],"id":"1","by":null}""");

        assertThat(read)
                .isEqualTo(new OrderRequest(
                        "1", List.of(), Optional.of("hi"), null, 0, Map.of(), Set.of(), new Approved("kim")));
    }

    @Test
    void anOptionalIsEmptyWhetherItsFieldIsMissingOrNull() {
        assertThat(read(Orders.REJECTED, "{\"why\":\"\"}")).isEqualTo(new Rejected("", Optional.empty()));
        assertThat(read(Orders.REJECTED, "{\"appeal\":null,\"why\":\"\"}"))
                .isEqualTo(new Rejected("", Optional.empty()));
        assertThat(json(Codecs.optional(Codecs.INT), Optional.empty())).isEqualTo("null");
    }

    @Test
    void aZonedTimeKeepsItsRegionAndItsSideOfTheClockChange() {
        ZonedDateTime second = ZonedDateTime.parse("2026-10-25T02:30:00+01:00[Europe/Paris]");

        assertThat(json(Codecs.ZONED_DATE_TIME, second)).isEqualTo("\"2026-10-25T02:30+01:00[Europe/Paris]\"");
        assertThat(read(Codecs.ZONED_DATE_TIME, json(Codecs.ZONED_DATE_TIME, second)))
                .isEqualTo(second);
    }

    @Test
    void anInstantKeepsItsNanoseconds() {
        assertThat(json(Codecs.INSTANT, Instant.ofEpochSecond(1, 1))).isEqualTo("\"1970-01-01T00:00:01.000000001Z\"");
    }

    @Test
    void whatIsReadCannotBeModified() {
        List<String> list = read(Codecs.list(Codecs.STRING), "[\"a\"]");
        Set<String> set = read(Codecs.set(Codecs.STRING), "[\"a\"]");
        Map<String, Integer> map = read(Codecs.map(KeyCodec.STRING, Codecs.INT), "{\"a\":1}");

        assertThatThrownBy(() -> list.add("b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> set.remove("a")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.put("b", 2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.keySet().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(map).containsEntry("a", 1).doesNotContainKey("b");
        assertThat(set).contains("a").doesNotContain("b").hasSize(1);
    }

    @Test
    void aLargeDocumentRoundTrips() {
        String megabytes = "ä😀\n".repeat(4_000_000);
        List<String> many = java.util.Collections.nCopies(200_000, "x");
        Decision large = new Approved(megabytes);

        assertThat(Json.decode(Orders.DECISION, Json.encode(Orders.DECISION, large)))
                .isEqualTo(large);
        assertThat(Json.decode(Codecs.list(Codecs.STRING), Json.encode(Codecs.list(Codecs.STRING), many)))
                .isEqualTo(many);
        Map<String, Integer> longKey = Map.of("k".repeat(1_000_000), 1);
        Codec<Map<String, Integer>> map = Codecs.map(KeyCodec.STRING, Codecs.INT);
        assertThat(Json.decode(map, Json.encode(map, longKey))).isEqualTo(longKey);
    }

    private static <T> String json(Codec<T> codec, T value) {
        return new String(Json.encode(codec, value), UTF_8);
    }

    private static <T> T read(Codec<T> codec, String json) {
        return Json.decode(codec, json.getBytes(UTF_8));
    }
}
