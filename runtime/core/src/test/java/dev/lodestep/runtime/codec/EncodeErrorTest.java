package dev.lodestep.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lodestep.runtime.codec.Orders.Approved;
import dev.lodestep.runtime.codec.Orders.Item;
import dev.lodestep.runtime.codec.Orders.Rejected;
import dev.lodestep.runtime.codec.Orders.Tree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What cannot be stored says where it is, why, and what to do. */
@NullUnmarked
class EncodeErrorTest {
    private static final Codec<Map<String, List<Double>>> READINGS =
            Codecs.map(KeyCodec.STRING, Codecs.list(Codecs.DOUBLE));

    @Test
    void whatCouldNotBeReadBackIsNotWritten() {
        Map<String, Integer> same = new IdentityHashMap<>();
        same.put("a", 1);
        same.put(new String("a"), 2);
        BigDecimal digits = new BigDecimal("1".repeat(Json.MAX_DIGITS + 10));

        assertThatThrownBy(() -> Json.encode(Codecs.map(KeyCodec.STRING, Codecs.INT), same))
                .isInstanceOf(EncodeException.class)
                .hasMessage("$ has two keys that are stored as \"a\"");
        assertThatThrownBy(() -> Json.encode(Codecs.set(Codecs.STRING), same.keySet()))
                .isInstanceOf(EncodeException.class)
                .hasMessage("$ holds two elements that are stored as the same JSON");
        assertThatThrownBy(() -> Json.encode(Codecs.map(KeyCodec.BIG_DECIMAL, Codecs.INT), Map.of(digits, 1)))
                .isInstanceOf(EncodeException.class)
                .hasMessage("$ has a key that cannot be stored: it has more than 10000 digits,"
                        + " which is more than can be stored");
    }

    @Test
    void nullWhereAValueIsRequired() {
        refused(
                Codecs.list(Orders.ITEM),
                List.of(new Item("a", 1, null)),
                "$[0].price is null, but a decimal number in a string is required: make the component Optional or @Nullable");
        refused(
                Orders.DECISION,
                new Approved(null),
                "$.Approved.by is null, but a string is required: make the component Optional or @Nullable");
        refused(
                Orders.REJECTED,
                new Rejected("", null),
                "$.appeal is null, but an object with one field of Approved, Rejected, Pending (Decision) is required: "
                        + "make the component Optional or @Nullable");
        refused(Codecs.list(Codecs.STRING), Arrays.asList("a", null), "$[1] is null, but a string is required");
        refused(
                Codecs.list(Codecs.list(Codecs.INT)),
                List.of(List.of(1), Arrays.asList(1, 2, null)),
                "$[1][2] is null, but an int is required");
        Map<String, Integer> values = new HashMap<>();
        values.put("a b", null);
        refused(Codecs.map(KeyCodec.STRING, Codecs.INT), values, "$[\"a b\"] is null, but an int is required");
        Map<String, Integer> keys = new HashMap<>();
        keys.put(null, 1);
        refused(Codecs.map(KeyCodec.STRING, Codecs.INT), keys, "$ has the key null, but a string is required");
        refused(Codecs.STRING, null, "$ is null, but a string is required");
    }

    @Test
    void numbersThatJsonCannotHold() {
        refused(
                READINGS,
                Map.of("a", List.of(1d, Double.NaN)),
                "$.a[1] is NaN, which JSON cannot hold: make it Optional or another type");
        refused(
                Codecs.FLOAT,
                Float.NEGATIVE_INFINITY,
                "$ is -Infinity, which JSON cannot hold: make it Optional or another type");
        refused(
                Codecs.DOUBLE_ARRAY,
                new double[] {Double.POSITIVE_INFINITY},
                "$[0] is Infinity, which JSON cannot hold: make it Optional or another type");
        refused(
                Codecs.map(KeyCodec.DOUBLE, Codecs.INT),
                Map.of(Double.NaN, 1),
                "$ has a key that cannot be stored: NaN is not finite");
        refused(
                Codecs.json(),
                JsonNodeFactory.instance.arrayNode().add(Double.NaN),
                "$[0] is NaN, which JSON cannot hold: make it Optional or another type");
    }

    @Test
    void numbersThatAreTooLargeToReadAgain() {
        refused(
                Codecs.BIG_INTEGER,
                BigInteger.TEN.pow(10_000),
                "$ has more than 10000 digits, which is more than can be stored");
        refused(
                Codecs.BIG_DECIMAL,
                new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE),
                "$ has the scale -2147483648, but at most 1000000000 can be stored");
    }

    @Test
    void textThatStoresCannotKeep() {
        refused(
                Orders.APPROVED,
                new Approved("a\u0000"),
                "$.by holds the character U+0000 at index 1, which stores cannot keep: put binary data in a byte[]");
        refused(
                Codecs.list(Codecs.STRING),
                List.of("", "😀\ud83d"),
                "$[1] holds half a surrogate pair (U+D83D) at index 2, which stores cannot keep: put binary data in a byte[]");
        refused(
                Codecs.CHAR,
                '\udc00',
                "$ holds half a surrogate pair (U+DC00) at index 0, which stores cannot keep: put binary data in a byte[]");
        refused(
                Codecs.map(KeyCodec.STRING, Codecs.INT),
                Map.of("\u0000", 1),
                "$ has a key that holds the character U+0000 at index 0, which stores cannot keep: put binary data in a byte[]");
    }

    @Test
    void elementsOfSetsWithoutOrder() {
        refused(
                Codecs.list(Codecs.set(Orders.APPROVED)),
                List.of(Set.of(), Set.of(new Approved("a"), new Approved(null))),
                "$[1][*].by is null, but a string is required: make the component Optional or @Nullable");
    }

    @Test
    void valuesThatContainThemselves() {
        Tree[] children = new Tree[1];
        Tree tree = new Tree("t", Arrays.asList(children));
        children[0] = tree;

        EncodeException failure = catchThrowableOfType(EncodeException.class, () -> Json.encode(Orders.TREE, tree));

        assertThat(failure.path()).startsWith("$.children[0].children[0].").contains("…");
        assertThat(failure.problem()).isEqualTo("is nested deeper than 500 levels: does the value contain itself?");
    }

    @Test
    void anOptionalOfJsonNullWouldNotComeBack() {
        Optional<JsonNode> holdsNull = Optional.of(JsonNodeFactory.instance.nullNode());

        refused(
                Codecs.optional(Codecs.json()),
                holdsNull,
                "$ is an Optional of JSON null, which would be read as empty: use JsonNode without Optional");
    }

    @Test
    void aTypeThatTheUnionDoesNotKnow() {
        Codec<Orders.Decision> narrow =
                Codecs.union("Decision", Variant.of("Approved", Approved.class, Orders.APPROVED));

        refused(
                narrow,
                new Rejected("", Optional.empty()),
                "$ is a " + Rejected.class.getName() + ", which is not one of Decision's types: Approved");
    }

    @Test
    void accessorsThatFail() {
        Codec<Approved> codec = Codecs.record(
                "Approved", in -> new Approved(in.<String>get(0)), Field.of("by", Codecs.STRING, value -> {
                    throw new IllegalStateException("not now");
                }));

        refused(
                Codecs.list(codec),
                List.of(new Approved("")),
                "$[0].by cannot be read: java.lang.IllegalStateException: not now");
    }

    @Test
    void theMessageNamesWorkflowAndVersionAndThePlaceInTheOuterDocument() {
        EncodeException inner = catchThrowableOfType(
                EncodeException.class, () -> Json.encode(READINGS, Map.of("a", List.of(Double.NaN))));

        assertThat(inner.withContext("shop.OrderFulfilment", 2).under("$.nodes.charge.value"))
                .hasMessage(
                        "shop.OrderFulfilment v2: $.nodes.charge.value.a[0] is NaN, which JSON cannot hold: make it Optional or another type");
    }

    @Test
    void codecsThatCannotWorkAreRefusedWhenTheyAreMade() {
        assertThatThrownBy(() -> Codecs.record(
                        "R",
                        in -> "",
                        Field.of("a", Codecs.STRING, r -> r),
                        Field.of("b", Codecs.STRING, (String r) -> r).alias("a")))
                .hasMessage("R has two fields of the name a");
        assertThatThrownBy(() -> Codecs.union(
                        "U", Variant.of("a", String.class, Codecs.STRING), Variant.of("a", Integer.class, Codecs.INT)))
                .hasMessage("U has two variants of the same tag: a, a");
        assertThatThrownBy(() -> Field.orZero("a", Codecs.STRING, (String r) -> r))
                .hasMessage("The field a has no zero: a string");
        assertThatThrownBy(() -> Codecs.enumeration("E", new String[] {"a", "b"}, e -> "x"))
                .hasMessage("E has two values of the name x");
    }

    private static <T> void refused(Codec<T> codec, T value, String message) {
        assertThatThrownBy(() -> Json.encode(codec, value))
                .isInstanceOf(EncodeException.class)
                .hasMessage(message);
    }
}
