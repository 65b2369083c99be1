package dev.lodestep.verification.codec;

import static dev.lodestep.verification.codec.Kind.defaulted;
import static dev.lodestep.verification.codec.Kind.optional;
import static dev.lodestep.verification.codec.Kind.required;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.lodestep.verification.codec.Kind.Gives;
import dev.lodestep.verification.codec.Shelf.Circle;
import dev.lodestep.verification.codec.Shelf.Color;
import dev.lodestep.verification.codec.Shelf.Dot;
import dev.lodestep.verification.codec.Shelf.Legacy;
import dev.lodestep.verification.codec.Shelf.Pair;
import dev.lodestep.verification.codec.Shelf.Point;
import dev.lodestep.verification.codec.Shelf.Shade;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kinds of components, each with what it reads. */
final class Kinds {
    private static final String FIGURE = "an object with one field of Dot, Circle, Ring, shade-of, Labelled (Figure)";

    private Kinds() {}

    static List<Kind<?>> all() {
        return List.of(
                required("int", ShelfMachine.Stored.OF_INT, "an int")
                        .gives("-3", -3)
                        .gives("2147483647", Integer.MAX_VALUE)
                        .refuses("an int", "\"3\"", "3.0", "3e0", "true", "[3]", "{}", "2147483648", "-2147483649"),
                required("long", ShelfMachine.Stored.OF_LONG, "a long")
                        .gives("-9223372036854775808", Long.MIN_VALUE)
                        .refuses("a long", "9223372036854775808", "0.5", "\"1\"", "false"),
                required("char", ShelfMachine.Stored.OF_CHAR, "one character in a string")
                        .gives("\"\u20ac\"", '\u20ac')
                        .refuses("one character in a string", "\"\"", "\"ab\"", "7", "\"\ud83d\ude00\"")
                        .refusesWith(
                                "$.it: the text holds the character U+0000 at index 0,"
                                        + " which stores cannot keep: put binary data in a byte[]",
                                "\"\\u0000\""),
                required("double", ShelfMachine.Stored.OF_DOUBLE, "a double")
                        .gives("0.1", 0.1)
                        .gives("-0.0", -0.0)
                        .gives("3", 3.0)
                        .gives("1e308", 1e308)
                        .refuses("a double", "\"0.1\"", "\"NaN\"", "1e309", "-1e309", "null", "[]"),
                required("boolean", ShelfMachine.Stored.OF_BOOLEAN, "true or false")
                        .gives("true", true)
                        .gives("false", false)
                        .refuses("true or false", "\"true\"", "0", "1", "{}"),
                defaulted("@Default int", ShelfMachine.Stored.OF_DEFAULT_INT, 0, "an int")
                        .gives("0", 0)
                        .gives("5", 5)
                        .refuses("an int", "\"\"", "0.0"),
                defaulted("@Default double", ShelfMachine.Stored.OF_DEFAULT_DOUBLE, 0.0, "a double")
                        .gives("0.5", 0.5)
                        .refuses("a double", "\"\""),
                defaulted("@Default boolean", ShelfMachine.Stored.OF_DEFAULT_BOOLEAN, false, "true or false")
                        .gives("true", true)
                        .refuses("true or false", "0"),
                required("Integer", ShelfMachine.Stored.OF_BOXED, "an int")
                        .gives("0", 0)
                        .refuses("an int", "\"0\""),
                optional("@Nullable Integer", ShelfMachine.Stored.OF_NULLABLE_BOXED, null)
                        .gives("0", 0)
                        .refuses("an int", "\"0\"", "{}"),
                required("String", ShelfMachine.Stored.OF_TEXT, "a string")
                        .gives("\"\"", "")
                        .gives("\"null\"", "null")
                        .gives("\"\\ud83d\\ude00\"", "\ud83d\ude00")
                        .refuses("a string", "0", "true", "[]", "{}")
                        .refusesWith(
                                "$.it: the text holds half a surrogate pair (U+D83D) at index 0,"
                                        + " which stores cannot keep: put binary data in a byte[]",
                                "\"\\ud83d\""),
                optional("@Nullable String", ShelfMachine.Stored.OF_NULLABLE_TEXT, null)
                        .gives("\"\"", "")
                        .refuses("a string", "0"),
                optional("Optional<String>", ShelfMachine.Stored.OF_OPTIONAL, Optional.empty())
                        .gives("\"\"", Optional.of(""))
                        .refuses("a string", "0", "[]", "{}"),
                optional("Optional<List<Integer>>", ShelfMachine.Stored.OF_OPTIONAL_LIST, Optional.empty())
                        .gives("[]", Optional.of(List.of()))
                        .gives("[1]", Optional.of(List.of(1)))
                        .refuses("an array", "1", "{}")
                        .refusesWith("$.it[0]: expected an int, found null", "[null]"),
                required("List<record>", ShelfMachine.Stored.OF_LIST, "an array")
                        .gives("[]", List.of())
                        .gives("[{\"y\":2,\"x\":1}]", List.of(new Point(1, 2)))
                        .refuses("an array", "{}", "\"\"", "0")
                        .refusesWith("$.it[0]: expected an object (Point), found null", "[null]")
                        .refusesWith("$.it[0].x: expected an int, but the field is missing", "[{\"y\":1}]")
                        .refusesWith("$.it[1].y: expected an int, found \"2\"", "[{\"x\":1,\"y\":2},{\"y\":\"2\"}]"),
                optional("@Nullable List<Integer>", ShelfMachine.Stored.OF_NULLABLE_LIST, null)
                        .gives("[]", List.of())
                        .refuses("an array", "{}"),
                required("Set<enum>", ShelfMachine.Stored.OF_SET, "an array")
                        .gives("[\"blau\",\"RED\"]", Set.of(Color.BLUE, Color.RED))
                        .refuses("an array", "\"RED\"")
                        .refusesWith("$.it[1]: the element is in the set already", "[\"RED\",\"RED\"]")
                        .refusesWith("$.it[0]: expected one of RED, GREEN, blau (Color), found null", "[null]"),
                required("Map<enum, Integer>", ShelfMachine.Stored.OF_MAP, "an object (a map)")
                        .gives("{}", Map.of())
                        .gives("{\"blau\":1}", Map.of(Color.BLUE, 1))
                        .refuses("an object (a map)", "[]")
                        .refusesWith(
                                "$.it.BLUE: expected a key that is one of RED, GREEN, blau (Color), found \"BLUE\"",
                                "{\"BLUE\":1}")
                        .refusesWith("$.it.RED: the key is there twice", "{\"RED\":1,\"RED\":1}")
                        .refusesWith("$.it.RED: expected an int, found null", "{\"RED\":null}"),
                required("sealed type", ShelfMachine.Stored.OF_UNION, FIGURE)
                        .gives("{\"Dot\":{}}", new Dot())
                        .gives(
                                "{\"Circle\":{\"radius\":1,\"centre\":{\"x\":0,\"y\":0}}}",
                                new Circle(new Point(0, 0), 1))
                        .gives("{\"shade-of\":\"DARK\"}", Shade.DARK)
                        .refuses(FIGURE, "\"Dot\"", "[]", "1")
                        .refusesWith("$.it: expected " + FIGURE + ", found an empty object", "{}")
                        .refusesWith("$.it.Dot: expected an object (Dot), found null", "{\"Dot\":null}")
                        .refusesWith("$.it.Dot: expected only one field in " + FIGURE, "{\"Dot\":{},\"Dot\":{}}"),
                optional("@Nullable sealed type", ShelfMachine.Stored.OF_NULLABLE_UNION, null)
                        .gives("{\"Dot\":{}}", new Dot())
                        .refuses(FIGURE, "0"),
                required("generic record", ShelfMachine.Stored.OF_GENERIC, "an object (Pair)")
                        .gives("{\"second\":[{\"x\":1,\"y\":2}],\"first\":3}", new Pair<>(3, List.of(new Point(1, 2))))
                        .refuses("an object (Pair)", "[]")
                        .refusesWith("$.it.first: expected an int, found \"3\"", "{\"first\":\"3\"}"),
                required("enum", ShelfMachine.Stored.OF_ENUM, "one of RED, GREEN, blau (Color)")
                        .gives("\"GREEN\"", Color.GREEN)
                        .gives("\"blau\"", Color.BLUE)
                        .refuses("one of RED, GREEN, blau (Color)", "\"BLUE\"", "\"red\"", "0", "\"\"", "{}"),
                required("record[]", ShelfMachine.Stored.OF_ARRAY, "an array")
                        .gives("[{\"x\":1,\"y\":2}]", new Point[] {new Point(1, 2)})
                        .refuses("an array", "{}")
                        .refusesWith("$.it[0]: expected an object (Point), found null", "[null]"),
                required("int[]", ShelfMachine.Stored.OF_INTS, "an array")
                        .gives("[]", new int[0])
                        .gives("[1,2]", new int[] {1, 2})
                        .refuses("an array", "1")
                        .refusesWith("$.it[0]: expected an int, found null", "[null]"),
                required("byte[]", ShelfMachine.Stored.OF_BYTES, "Base64 in a string")
                        .gives("\"\"", new byte[0])
                        .gives("\"AP8=\"", new byte[] {0, -1})
                        .refuses("Base64 in a string", "[0]", "\"A\"", "\"A-8=\"", "\"AP8=AP8=\"", "0"),
                required("BigDecimal", ShelfMachine.Stored.OF_DECIMAL, "a decimal number in a string")
                        .gives("\"1.500\"", new BigDecimal("1.500"))
                        .gives("\"1E+3\"", new BigDecimal("1E+3"))
                        .refuses(
                                "a decimal number in a string",
                                "1.5",
                                "\"\"",
                                "\"1,5\"",
                                "\"NaN\"",
                                "\"1E9999999999\""),
                required("JsonNode", ShelfMachine.Stored.OF_JSON, "any JSON")
                        .withNull(new Gives(NullNode.getInstance()))
                        .gives("1", IntNode.valueOf(1)),
                optional("@Nullable JsonNode", ShelfMachine.Stored.OF_NULLABLE_JSON, null)
                        .withNull(new Gives(NullNode.getInstance()))
                        .gives("1", IntNode.valueOf(1)),
                required("@UseCodec on the type", ShelfMachine.Stored.OF_MONEY, "an amount")
                        .gives("\"3.05\"", new Money(305))
                        .refuses("an amount", "305", "\"three\""),
                required("@UseCodec on the component", ShelfMachine.Stored.OF_CENTS, "cents")
                        .gives("305", new Money(305))
                        .refuses("a long", "\"3.05\""),
                required("@Databind", ShelfMachine.Stored.OF_DATABIND, "JSON that databind reads as Legacy")
                        .gives("{\"zipCode\":7}", legacy(7)));
    }

    static Legacy legacy(int zipCode) {
        Legacy legacy = new Legacy();
        legacy.zipCode = zipCode;
        return legacy;
    }
}
