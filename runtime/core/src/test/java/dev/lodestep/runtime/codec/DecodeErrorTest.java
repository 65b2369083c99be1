package dev.lodestep.runtime.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lodestep.runtime.codec.Orders.Colour;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot be read says where, what was expected and what was found. */
class DecodeErrorTest {
    private static final String DECISION_TAGS = "Approved, Rejected, Pending (Decision)";

    @Test
    void wrongTypes() {
        refused(Codecs.STRING, "1", "$: expected a string, found 1");
        refused(Codecs.STRING, "null", "$: expected a string, found null");
        refused(Codecs.INT, "\"1\"", "$: expected an int, found \"1\"");
        refused(Codecs.INT, "[1]", "$: expected an int, found an array");
        refused(Codecs.BOOLEAN, "{}", "$: expected true or false, found an object");
        refused(Codecs.BIG_DECIMAL, "true", "$: expected a decimal number in a string, found true");
        refused(Codecs.BIG_DECIMAL, "\"1,5\"", "$: expected a decimal number in a string, found \"1,5\"");
        refused(Codecs.list(Codecs.INT), "{}", "$: expected an array, found an object");
        refused(Orders.ITEM, "[]", "$: expected an object (Item), found an array");
        refused(Codecs.UUID, "\"1-1-1-1-1\"", "$: expected a UUID, found \"1-1-1-1-1\"");
        refused(Codecs.URI, "\"a b\"", "$: expected a URI, found \"a b\"");
        refused(Codecs.INSTANT, "\"now\"", "$: expected an ISO 8601 instant, found \"now\"");
        refused(Codecs.ZONE_ID, "\"Europe/Atlantis\"", "$: expected a time zone, found \"Europe/Atlantis\"");
        refused(Codecs.BYTES, "\"?\"", "$: expected Base64 in a string, found \"?\"");
        refused(Codecs.CHAR, "\"ab\"", "$: expected one character in a string, found \"ab\"");
    }

    @Test
    void numbersThatDoNotFit() {
        refused(Codecs.BYTE, "128", "$: expected a byte, found 128");
        refused(Codecs.SHORT, "-32769", "$: expected a short, found -32769");
        refused(Codecs.INT, "2147483648", "$: expected an int, found 2147483648");
        refused(Codecs.INT, "1.0", "$: expected an int, found 1.0");
        refused(Codecs.INT, "1e2", "$: expected an int, found 1e2");
        refused(Codecs.LONG, "9223372036854775808", "$: expected a long, found 9223372036854775808");
        refused(Codecs.DOUBLE, "1e999", "$: expected a double, found 1e999");
        refused(Codecs.FLOAT, "1e39", "$: expected a float, found 1e39");
        refused(Codecs.DOUBLE, "\"NaN\"", "$: expected a double, found \"NaN\"");
        refused(Codecs.YEAR, "1000000000", "$: expected a year, found 1000000000");
        refused(
                Codecs.BIG_INTEGER,
                "\"" + "9".repeat(10_000) + "\"",
                "$: expected a whole number in a string, found \"" + "9".repeat(60) + "…\"");
    }

    @Test
    void thePathLeadsToTheValue() {
        refused(
                Orders.ORDER_REQUEST,
                "{\"id\":\"1\",\"items\":[{\"sku\":\"a\",\"count\":1,\"price\":\"1\"},{\"sku\":\"a\",\"count\":1,\"price\":1}]}",
                "$.items[1].price: expected a decimal number in a string, found 1");
        refused(
                Codecs.map(KeyCodec.STRING, Codecs.list(Codecs.list(Codecs.INT))),
                "{\"\":[],\"a b\":[[],[1,2,null]]}",
                "$[\"a b\"][1][2]: expected an int, found null");
        refused(
                Orders.DECISION,
                "{\"Rejected\":{\"why\":\"\",\"appeal\":{\"Approved\":{\"by\":0}}}}",
                "$.Rejected.appeal.Approved.by: expected a string, found 0");
        refused(Codecs.INT_ARRAY, "[1,[]]", "$[1]: expected an int, found an array");
    }

    @Test
    void missingFields() {
        refused(Orders.ITEM, "{}", "$.sku: expected a string, but the field is missing");
        refused(
                Codecs.list(Orders.ITEM),
                "[{\"sku\":\"a\",\"price\":\"1\"}]",
                "$[0].count: expected an int, but the field is missing");
        refused(Codecs.list(Orders.ITEM), "[{\"sku\":null}]", "$[0].sku: expected a string, found null");
        refused(Orders.ORDER_REQUEST, "{\"weight\":null}", "$.weight: expected an int, found null");
    }

    @Test
    void fieldsKeysAndElementsThatAreThereTwice() {
        refused(Orders.APPROVED, "{\"by\":\"a\",\"by\":\"a\"}", "$.by: the field is there twice");
        refused(Orders.ORDER_REQUEST, "{\"note\":\"a\",\"remark\":\"a\"}", "$.remark: the field is there twice");
        refused(Codecs.map(KeyCodec.INT, Codecs.INT), "{\"1\":1,\"1\":2}", "$.1: the key is there twice");
        refused(Codecs.set(Codecs.INT), "[1,2,1]", "$[2]: the element is in the set already");
        refused(Codecs.json(), "[{\"a\":1,\"a\":2}]", "$[0].a: the field is there twice");
    }

    @Test
    void numbersInTextHaveOneGrammarThatOfJson() {
        for (String text : List.of("+1", "01", " 1", "1 ", "1.", ".5", "0x1p3", "1d", "1f", "NaN", "\u0661", "")) {
            String quoted = '"' + text + '"';
            refused(Codecs.BIG_DECIMAL, quoted, "$: expected a decimal number in a string, found " + quoted);
            refused(Codecs.BIG_INTEGER, quoted, "$: expected a whole number in a string, found " + quoted);
            for (KeyCodec<?> key : List.of(
                    KeyCodec.BYTE,
                    KeyCodec.SHORT,
                    KeyCodec.INT,
                    KeyCodec.LONG,
                    KeyCodec.FLOAT,
                    KeyCodec.DOUBLE,
                    KeyCodec.BIG_INTEGER,
                    KeyCodec.BIG_DECIMAL)) {
                assertThatThrownBy(
                                () -> Json.decode(Codecs.map(key, Codecs.INT), ("{" + quoted + ":1}").getBytes(UTF_8)))
                        .isInstanceOf(DecodeException.class)
                        .hasMessageEndingWith("expected a key that is " + key.expected() + ", found " + quoted);
            }
        }
        refused(
                Codecs.UUID,
                "\"1-1-1-1-000000000000000000000000001111\"",
                "$: expected a UUID, found " + "\"1-1-1-1-000000000000000000000000001111\"");
    }

    @Test
    void unknownNamesOfAFixedSet() {
        refused(Orders.COLOUR, "\"PINK\"", "$: expected one of RED, GREEN, BLUE (Colour), found \"PINK\"");
        refused(
                Orders.DECISION,
                "{\"Deferred\":{}}",
                "$.Deferred: expected one of " + DECISION_TAGS + ", found \"Deferred\"");
        refused(
                Orders.DECISION,
                "{}",
                "$: expected an object with one field of " + DECISION_TAGS + ", found an empty object");
        refused(
                Orders.DECISION,
                "{\"Approved\":{\"by\":\"\"},\"Rejected\":1}",
                "$.Rejected: expected only one field in an object with one field of " + DECISION_TAGS);
        refused(
                Codecs.map(KeyCodec.enumeration("Colour", Colour.values(), Colour::name), Codecs.INT),
                "{\"PINK\":1}",
                "$.PINK: expected a key that is one of RED, GREEN, BLUE (Colour), found \"PINK\"");
        refused(Codecs.map(KeyCodec.LONG, Codecs.INT), "{\"x\":1}", "$.x: expected a key that is a long, found \"x\"");
    }

    @Test
    void textThatStoresCannotKeep() {
        refused(
                Codecs.STRING,
                "\"a\\u0000\"",
                "$: the text holds the character U+0000 at index 1, which stores cannot keep: put binary data in a byte[]");
        refused(
                Codecs.STRING,
                "\"\\ud800x\"",
                "$: the text holds half a surrogate pair (U+D800) at index 0, which stores cannot keep: put binary data in a byte[]");
        refused(
                Codecs.map(KeyCodec.STRING, Codecs.INT),
                "{\"\\u0000\":1}",
                "$[\"\\u0000\"]: the key holds the character U+0000 at index 0, which stores cannot keep: put binary data in a byte[]");
        assertThat(refusal(Codecs.map(KeyCodec.STRING, Codecs.INT), "{\"\\udc00\":1}"))
                .startsWith("$: not JSON at byte 8: ");
    }

    @Test
    void dataThatIsNotOneJsonDocument() {
        refused(Codecs.INT, "", "$: expected an int, found the end of the data");
        refused(Codecs.INT, "1 2", "$: expected the end of the data, found 2");
        refused(Orders.ITEM, "{\"sku\":\"a", "$.sku: the data ends in the middle, after 9 bytes");
        refused(Codecs.list(Codecs.INT), "[1,", "$[1]: the data ends in the middle, after 3 bytes");
        assertThat(refusal(Codecs.list(Codecs.INT), "[1,]"))
                .startsWith("$[1]: not JSON at byte 4: Unexpected character (']'");
        assertThat(refusal(Codecs.STRING, "'a'")).startsWith("$: not JSON at byte 1: Unexpected character (''' ");
        assertThat(refusal(Codecs.DOUBLE, "NaN")).startsWith("$: not JSON at byte ");
        assertThat(refusal(Codecs.INT, "/* */ 1")).startsWith("$: not JSON at byte ");
    }

    @Test
    void whatTheRecordItselfRefuses() {
        refused(
                Codecs.list(Orders.ITEM),
                "[{\"sku\":\"a\",\"count\":-1,\"price\":\"1\"}]",
                "$[0]: Item refused the data: java.lang.IllegalArgumentException: count -1 is negative");
    }

    @Test
    void theMessageNamesWorkflowAndVersionAndThePlaceInTheOuterDocument() {
        DecodeException inner = failure(Orders.ITEM, "{\"sku\":true}");

        DecodeException told = inner.under("$.nodes.charge.value").withContext("shop.OrderFulfilment", 1);

        assertThat(told).hasMessage("shop.OrderFulfilment v1: $.nodes.charge.value.sku: expected a string, found true");
        assertThat(told.path()).isEqualTo("$.nodes.charge.value.sku");
        assertThat(told.problem()).isEqualTo("expected a string, found true");
        assertThat(told.getStackTrace()).isEqualTo(inner.getStackTrace());
    }

    @Test
    void longTextIsShownShort() {
        assertThat(refusal(Codecs.UUID, "\"" + "x".repeat(1_000_000) + "\""))
                .isEqualTo("$: expected a UUID, found \"" + "x".repeat(60) + "…\"");
    }

    private static void refused(Codec<?> codec, String json, String message) {
        assertThat(refusal(codec, json)).isEqualTo(message);
    }

    private static String refusal(Codec<?> codec, String json) {
        return failure(codec, json).getMessage();
    }

    private static DecodeException failure(Codec<?> codec, String json) {
        return catchThrowableOfType(DecodeException.class, () -> Json.decode(codec, json.getBytes(UTF_8)));
    }
}
