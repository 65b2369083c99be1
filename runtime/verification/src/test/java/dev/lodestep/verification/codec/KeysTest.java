package dev.lodestep.verification.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.codec.DecodeException;
import dev.lodestep.runtime.codec.EncodeException;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.verification.codec.Shelf.Color;
import dev.lodestep.verification.codec.Shelf.Keys;
import dev.lodestep.verification.codec.Shelf.OfDouble;
import dev.lodestep.verification.codec.Shelf.OfSet;
import dev.lodestep.verification.codec.Shelf.OfText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of maps, elements of sets, and values at the edge of what JSON and stores can hold. */
class KeysTest {
    private static final String NONE =
            "{\"texts\":{},\"booleans\":{},\"characters\":{},\"bytes\":{},\"shorts\":{},\"ints\":{},"
                    + "\"longs\":{},\"floats\":{},\"doubles\":{},\"integers\":{},\"decimals\":{},\"ids\":{},\"colors\":{}}";

    @Test
    void keys_of_every_type_are_the_names_of_fields_sorted_by_their_text() {
        UUID id = new UUID(1, 2);
        Keys keys = new Keys(
                Map.of("", 1, "b", 2, "a.b", 3, "\u20ac", 4),
                Map.of(true, 1, false, 2),
                Map.of('"', 1, '\\', 2),
                Map.of((byte) -1, 1),
                Map.of((short) 2, 1),
                Map.of(10, 1, 9, 2, -1, 3),
                Map.of(Long.MIN_VALUE, 1),
                Map.of(0.1f, 1),
                Map.of(-0.0, 1, 0.0, 2, 1e300, 3),
                Map.of(BigInteger.TEN.pow(30), 1),
                Map.of(new BigDecimal("1.0"), 1, new BigDecimal("1.00"), 2),
                Map.of(id, 1),
                Map.of(Color.BLUE, 1, Color.RED, 2));

        byte[] json = Json.encode(ShelfMachine.Stored.KEYS, keys);

        assertThat(json)
                .asString(UTF_8)
                .isEqualTo("{\"texts\":{\"\":1,\"a.b\":3,\"b\":2,\"\u20ac\":4},\"booleans\":{\"false\":2,\"true\":1},"
                        + "\"characters\":{\"\\\"\":1,\"\\\\\":2},\"bytes\":{\"-1\":1},\"shorts\":{\"2\":1},"
                        + "\"ints\":{\"-1\":3,\"10\":1,\"9\":2},\"longs\":{\"-9223372036854775808\":1},"
                        + "\"floats\":{\"0.1\":1},\"doubles\":{\"-0.0\":1,\"0.0\":2,\"1.0E300\":3},"
                        + "\"integers\":{\"1000000000000000000000000000000\":1},\"decimals\":{\"1.0\":1,\"1.00\":2},"
                        + "\"ids\":{\"" + id + "\":1},\"colors\":{\"RED\":2,\"blau\":1}}");
        assertThat(Json.decode(ShelfMachine.Stored.KEYS, json)).isEqualTo(keys);
    }

    @ParameterizedTest
    @CsvSource({
        "booleans,TRUE",
        "characters,ab",
        "bytes,128",
        "shorts,+1",
        "ints,01",
        "ints,1.0",
        "longs,1L",
        "floats,1f",
        "doubles,NaN",
        "doubles,' 1'",
        "integers,1e3",
        "decimals,.5",
        "ids,1-1-1-1-1",
        "colors,BLUE"
    })
    void a_key_of_another_form_is_refused(String map, String key) {
        String json = NONE.replace("\"" + map + "\":{", "\"" + map + "\":{\"" + key + "\":1");

        assertThatThrownBy(() -> Json.decode(ShelfMachine.Stored.KEYS, json.getBytes(UTF_8)))
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith("$." + map)
                .hasMessageContaining("expected a key that is ")
                .hasMessageEndingWith(", found \"" + key + "\"");
    }

    @Test
    void sets_with_an_order_keep_it_and_others_are_sorted_by_their_json() {
        Set<Color> ordered = new LinkedHashSet<>(List.of(Color.BLUE, Color.RED, Color.GREEN));

        byte[] json = Json.encode(ShelfMachine.Stored.OF_SET, new OfSet(ordered));

        assertThat(json).asString(UTF_8).isEqualTo("{\"it\":[\"blau\",\"RED\",\"GREEN\"]}");
        assertThat(new ArrayList<>(Json.decode(ShelfMachine.Stored.OF_SET, json).it()))
                .containsExactly(Color.BLUE, Color.RED, Color.GREEN);
        assertThat(Json.encode(ShelfMachine.Stored.OF_SET, new OfSet(Set.copyOf(ordered))))
                .asString(UTF_8)
                .isEqualTo("{\"it\":[\"GREEN\",\"RED\",\"blau\"]}");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void numbers_that_json_does_not_have(double number) {
        assertThatThrownBy(() -> Json.encode(ShelfMachine.Stored.OF_DOUBLE, new OfDouble(number)))
                .isInstanceOf(EncodeException.class)
                .hasMessage("$.it is " + number + ", which JSON cannot hold: make it Optional or another type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "+1", "01", ".5", "1.", "0x10", "1e", "'1'"})
    void numbers_that_are_not_json(String number) {
        assertThatThrownBy(
                        () -> Json.decode(ShelfMachine.Stored.OF_DOUBLE, ("{\"it\":" + number + "}").getBytes(UTF_8)))
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith("$.it: not JSON at byte ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "\udc00x", "x\ud83d", "\udc00\ud800"})
    void halves_of_surrogate_pairs(String text) {
        assertThatThrownBy(() -> Json.encode(ShelfMachine.Stored.OF_TEXT, new OfText(text)))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("$.it holds half a surrogate pair (U+D");
    }

    @Test
    void a_string_may_be_as_long_as_what_holds_it() {
        OfText huge = new OfText("\u20ac".repeat(5_000_000));

        assertThat(Json.decode(ShelfMachine.Stored.OF_TEXT, Json.encode(ShelfMachine.Stored.OF_TEXT, huge))
                        .it())
                .hasSize(5_000_000)
                .isEqualTo(huge.it());
    }

    @Test
    void numbers_beyond_the_caps_cost_nothing() {
        for (String digits : List.of("1".repeat(10_100), "1".repeat(5_000_000))) {
            for (String json : List.of(digits, "0." + digits, "1e" + digits, "\"" + digits + "\"")) {
                assertThatThrownBy(() ->
                                Json.decode(ShelfMachine.Stored.OF_DECIMAL, ("{\"it\":" + json + "}").getBytes(UTF_8)))
                        .isInstanceOf(DecodeException.class);
                assertThatThrownBy(() ->
                                Json.decode(ShelfMachine.Stored.OF_LONG, ("{\"it\":" + json + "}").getBytes(UTF_8)))
                        .isInstanceOf(DecodeException.class);
                assertThatThrownBy(() ->
                                Json.decode(ShelfMachine.Stored.OF_JSON, ("{\"it\":" + json + "1}").getBytes(UTF_8)))
                        .isInstanceOf(DecodeException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\ufeff{}", "{} {}", "{},", "{", "", " ", "{\"it\":}", "{\"it\" \"a\"}", "{'it':\"a\"}", "{}//"})
    void what_is_not_one_document(String json) {
        assertThatThrownBy(() -> Json.decode(ShelfMachine.Stored.OF_TEXT, json.getBytes(UTF_8)))
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith("$");
    }
}
