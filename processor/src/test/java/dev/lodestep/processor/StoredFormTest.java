package dev.lodestep.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The form of stored data that types and their annotations ask for, and what they cannot ask for. */
class StoredFormTest {
    private static final String HEAD = """
            package com.acme;
            import com.fasterxml.jackson.annotation.*;
            import dev.lodestep.*;
            import dev.lodestep.runtime.codec.*;
            import java.util.*;
            """;

    @Test
    void aTypeThatWasFirstMetInsideAnotherIsDescribedWholeWhereverItComesFirst() {
        Javac.Result result = new Javac().source(HEAD + """
                @Workflow
                class Mutual {
                    record Tree(List<Leaf> leaves) {}
                    record Leaf(Optional<Tree> below) {}
                    @Step Tree z(String in) { return new Tree(List.of()); }
                    @Step Leaf a(Tree z) { return new Leaf(Optional.empty()); }
                }
                """).strict().compile();

        assertThat(result.success()).as(result.report()).isTrue();
    }

    @Test
    void anEnumWhoseConstantsHaveBodiesIsACaseLikeAnyOther() throws Exception {
        assertThat(Driver.run(HEAD + """
                @Workflow
                class Modes {
                    sealed interface Kind permits Mode, Other {}
                    enum Mode implements Kind { FAST { }, SLOW }
                    record Other() implements Kind {}
                    record Held(List<Kind> kinds) {}
                    @Step Held hold(String in) { return new Held(List.of(Mode.FAST, Mode.SLOW, new Other())); }
                }
                """, """
                String json = new String(Json.encode(ModesMachine.Stored.HELD, new Modes().hold("")), java.nio.charset.StandardCharsets.UTF_8);
                return json + Json.decode(ModesMachine.Stored.HELD, json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                """))
                .isEqualTo("{\"kinds\":[{\"Mode\":\"FAST\"},{\"Mode\":\"SLOW\"},{\"Other\":{}}]}"
                        + "Held[kinds=[FAST, SLOW, Other[]]]");
    }

    @Test
    void whatIsIgnoredTakesNoNameAndAnAliasMayRepeatOne() {
        Javac.Result result = new Javac().source(HEAD + """
                @Workflow
                class Taken {
                    record Held(@JsonIgnore Optional<String> old, @JsonProperty("old") String now, @JsonAlias({"b", "c", "c"}) int b) {}
                    @Step Held hold(String in) { return new Held(Optional.empty(), "", 1); }
                }
                """).strict().compile();

        assertThat(result.success()).as(result.report()).isTrue();
    }

    @Test
    void twoConstantsCannotShareAName() {
        assertThat(refused("record Held(Color color) {} enum Color { @JsonProperty(\"GREEN\") RED, GREEN }"))
                .contains("Held.color.GREEN is a Color, and another constant is stored under the same name")
                .contains("@JsonProperty(\"other\")");
    }

    @Test
    void twoCasesCannotShareAName() {
        assertThat(
                        refused(
                                "record Held(Shape shape) {} sealed interface Shape permits A, B {} interface X { record Y() implements A {} }"
                                        + " interface Z { record Y() implements B {} }"
                                        + " sealed interface A extends Shape permits X.Y {} sealed interface B extends Shape permits Z.Y {}"))
                .contains("another case is stored under the same name")
                .contains("@JsonTypeName(\"Other\")");
    }

    @Test
    void onlyACodecOfLodestepKnowsAZero() {
        assertThat(refused(
                        "record Held(@Default @UseCodec(Cents.class) long cents) {} static final class Cents implements Codec<Long> {"
                                + " public void write(JsonOut out, Long value) { out.number(value); }"
                                + " public Long read(JsonIn in) { return in.longValue(); } }"))
                .contains("Held.cents")
                .contains("@Default means zero or false, which only a primitive number or boolean has");
    }

    @Test
    void anOptionalCannotBeNullable() {
        assertThat(refused("@interface Nullable {} record Held(@Nullable Optional<String> note) {}"))
                .contains("as it may be null, too, data could not tell null from empty")
                .contains("Remove @Nullable");
    }

    private static String refused(String types) {
        Javac.Result result = new Javac()
                .source(HEAD + "@Workflow class Refused { " + types
                        + " @Step String hold(Held held) { return \"\"; } }")
                .compile();
        assertThat(result.success()).isFalse();
        assertThat(result.errors()).as(result.report()).hasSize(1);
        return result.report();
    }
}
