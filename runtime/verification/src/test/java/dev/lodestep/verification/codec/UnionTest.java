package dev.lodestep.verification.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.DecodeException;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.verification.codec.Shelf.Circle;
import dev.lodestep.verification.codec.Shelf.Dot;
import dev.lodestep.verification.codec.Shelf.Figure;
import dev.lodestep.verification.codec.Shelf.Labelled;
import dev.lodestep.verification.codec.Shelf.No;
import dev.lodestep.verification.codec.Shelf.OldDot;
import dev.lodestep.verification.codec.Shelf.Pair;
import dev.lodestep.verification.codec.Shelf.Point;
import dev.lodestep.verification.codec.Shelf.Ring;
import dev.lodestep.verification.codec.Shelf.Shade;
import dev.lodestep.verification.codec.Shelf.Yes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sealed type is an object with one field; the union writes it, never the case, and its name says which case it is. */
class UnionTest {
    private static final String CASES = "Dot, Circle, Ring, shade-of, Labelled (Figure)";
    private static final Circle CIRCLE = new Circle(new Point(1, 2), 3);
    private static final String CIRCLE_JSON = "{\"centre\":{\"x\":1,\"y\":2},\"radius\":3}";

    @Test
    void cases_at_any_depth_of_the_hierarchy_have_one_level_in_the_data() {
        writes(ShelfMachine.Stored.FIGURE, CIRCLE, "{\"Circle\":" + CIRCLE_JSON + "}");
        writes(
                ShelfMachine.Stored.FIGURE,
                new Ring(CIRCLE, CIRCLE),
                "{\"Ring\":{\"outer\":" + CIRCLE_JSON + ",\"inner\":" + CIRCLE_JSON + "}}");
        writes(
                ShelfMachine.Stored.FIGURE,
                new Labelled("a", new Labelled("b", new Dot())),
                "{\"Labelled\":{\"label\":\"a\",\"of\":{\"Labelled\":{\"label\":\"b\",\"of\":{\"Dot\":{}}}}}}");
    }

    @Test
    void a_case_as_a_type_of_its_own_has_no_name_in_the_data() {
        writes(ShelfMachine.Stored.CIRCLE, CIRCLE, CIRCLE_JSON);
    }

    @Test
    void a_record_without_components_and_enums_are_cases() {
        writes(ShelfMachine.Stored.FIGURE, new Dot(), "{\"Dot\":{}}");
        writes(ShelfMachine.Stored.FIGURE, Shade.LIGHT, "{\"shade-of\":\"LIGHT\"}");
        writes(ShelfMachine.Stored.FIGURE, Shade.DARK, "{\"shade-of\":\"DARK\"}");
    }

    @Test
    void cases_of_generic_sealed_types() {
        writes(
                ShelfMachine.Stored.ANSWER_STRING,
                new Yes<>("a", new Pair<>("b", List.of(1))),
                "{\"Yes\":{\"value\":\"a\",\"pair\":{\"first\":\"b\",\"second\":[1]}}}");
        writes(
                ShelfMachine.Stored.ANSWER_POINT,
                new Yes<>(new Point(1, 2), new Pair<>(new Point(3, 4), List.of())),
                "{\"Yes\":{\"value\":{\"x\":1,\"y\":2},\"pair\":{\"first\":{\"x\":3,\"y\":4},\"second\":[]}}}");
        writes(ShelfMachine.Stored.ANSWER_POINT, new No<>("why"), "{\"No\":{\"why\":\"why\"}}");
    }

    @Test
    void inside_of_a_case_fields_come_in_any_order_and_unknown_ones_are_skipped() {
        Figure read = Json.decode(
                ShelfMachine.Stored.FIGURE,
                "{\"Circle\":{\"new\":{\"Dot\":{}},\"radius\":3,\"centre\":{\"z\":0,\"y\":2,\"x\":1}}}"
                        .getBytes(UTF_8));

        assertThat(read).isEqualTo(CIRCLE);
    }

    @Test
    void an_unknown_case_is_refused_with_the_path_and_the_known_ones() {
        refuses(
                ShelfMachine.Stored.FIGURE,
                "{\"Labelled\":{\"label\":\"\",\"of\":{\"Square\":{\"Dot\":{}}}}}",
                "$.Labelled.of.Square: expected one of " + CASES + ", found \"Square\"");
        refuses(ShelfMachine.Stored.FIGURE, "{\"dot\":{}}", "$.dot: expected one of " + CASES + ", found \"dot\"");
        refuses(
                ShelfMachine.Stored.FIGURE,
                "{\"Shade\":\"DARK\"}",
                "$.Shade: expected one of " + CASES + ", found \"Shade\"");
    }

    @Test
    void a_case_that_was_added_later_is_refused_by_who_does_not_know_it() {
        byte[] dot = Json.encode(ShelfMachine.Stored.FIGURE, new Dot());
        byte[] circle = Json.encode(ShelfMachine.Stored.FIGURE, CIRCLE);

        assertThat(Json.decode(ShelfMachine.Stored.OLD_FIGURE, dot)).isEqualTo(new OldDot());
        refuses(
                ShelfMachine.Stored.OLD_FIGURE,
                new String(circle, UTF_8),
                "$.Circle: expected one of Dot (OldFigure), found \"Circle\"");
    }

    @Test
    void a_second_field_is_refused_wherever_it_stands() {
        String one = "an object with one field of " + CASES;
        refuses(ShelfMachine.Stored.FIGURE, "{\"Dot\":{},\"x\":1}", "$.x: expected only one field in " + one);
        refuses(ShelfMachine.Stored.FIGURE, "{\"x\":1,\"Dot\":{}}", "$.x: expected one of " + CASES + ", found \"x\"");
        refuses(
                ShelfMachine.Stored.FIGURE,
                "{\"Dot\":{},\"Circle\":" + CIRCLE_JSON + "}",
                "$.Circle: expected only one field in " + one);
    }

    @Test
    void no_class_is_ever_named_by_data() {
        refuses(
                ShelfMachine.Stored.FIGURE,
                "{\"@class\":\"javax.naming.InitialContext\"}",
                "$[\"@class\"]: expected one of " + CASES + ", found \"@class\"");
        refuses(
                ShelfMachine.Stored.FIGURE,
                "[\"java.lang.ProcessBuilder\",{}]",
                "$: expected an object with one field of " + CASES + ", found an array");
        refuses(
                ShelfMachine.Stored.FIGURE,
                "{\"dev.lodestep.verification.codec.Shelf$Dot\":{}}",
                "$[\"dev.lodestep.verification.codec.Shelf$Dot\"]: expected one of " + CASES
                        + ", found \"dev.lodestep.verification.codec.Shelf$Dot\"");
    }

    private static <T> void writes(Codec<T> codec, T value, String json) {
        assertThat(Json.encode(codec, value)).asString(UTF_8).isEqualTo(json);
        assertThat(Json.decode(codec, json.getBytes(UTF_8))).isEqualTo(value);
    }

    private static void refuses(Codec<?> codec, String json, String message) {
        assertThatThrownBy(() -> Json.decode(codec, json.getBytes(UTF_8)))
                .isInstanceOf(DecodeException.class)
                .hasMessage(message);
    }
}
