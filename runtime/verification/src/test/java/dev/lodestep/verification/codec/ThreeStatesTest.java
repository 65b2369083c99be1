package dev.lodestep.verification.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.codec.DecodeException;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.verification.codec.Kind.Answer;
import dev.lodestep.verification.codec.Kind.Gives;
import dev.lodestep.verification.codec.Kind.Refuses;
import dev.lodestep.verification.codec.Kind.Value;
import dev.lodestep.verification.codec.Kind.Wrong;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A field is absent, null or a value, and each means what the component's type allows; the rest of the object does not matter. */
class ThreeStatesTest {
    private static final String UNKNOWN = "\"x\":{\"it\":[{\"it\":null,\"deep\":[[],{}]},\"\\\"}\"]}";

    static List<Kind<?>> kinds() {
        return Kinds.all();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void an_absent_field(Kind<?> kind) {
        answers(kind, kind.absent(), "{}");
        answers(kind, kind.absent(), "{" + UNKNOWN + ",\"It\":1,\"it \":2,\"\":3}");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_field_that_is_null(Kind<?> kind) {
        answers(kind, kind.none(), "{\"it\":null}");
        answers(kind, kind.none(), "{" + UNKNOWN + ",\"it\" : null , \"y\":null}");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_value(Kind<?> kind) {
        assertThat(kind.values()).isNotEmpty();
        for (Value value : kind.values()) {
            Gives gives = new Gives(value.it());
            answers(kind, gives, "{\"it\":" + value.json() + "}");
            answers(kind, gives, " {\n" + UNKNOWN + " , \"it\" :\t" + value.json() + ",\"y\":[{}]}\r\n");
            answers(kind, gives, "{\"\\u0069\\u0074\":" + value.json() + "}");
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_wrong_value(Kind<?> kind) {
        for (Wrong wrong : kind.wrong()) {
            answers(kind, new Refuses(wrong.problem()), "{\"it\":" + wrong.json() + "}");
            answers(kind, new Refuses(wrong.problem()), "{" + UNKNOWN + ",\"it\":" + wrong.json() + ",\"y\":1}");
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_field_that_is_there_twice(Kind<?> kind) {
        Refuses twice = new Refuses("$.it: the field is there twice");
        String value = kind.values().get(0).json();
        answers(kind, twice, "{\"it\":" + value + ",\"it\":" + value + "}");
        answers(kind, twice, "{\"it\":" + value + "," + UNKNOWN + ",\"\\u0069t\":null}");
        if (kind.none() instanceof Gives) {
            answers(kind, twice, "{\"it\":null,\"it\":" + value + "}");
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void something_else_than_an_object(Kind<?> kind) {
        for (String json : List.of("null", "1", "\"it\"", "[]", "[{\"it\":1}]", "true")) {
            assertThatThrownBy(() -> Json.decode(kind.codec(), json.getBytes(UTF_8)))
                    .isInstanceOf(DecodeException.class)
                    .hasMessageStartingWith("$: expected an object (Of");
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_was_read_is_written_so_that_it_reads_the_same(Kind<?> kind) {
        for (Value value : kind.values()) {
            rewritten(kind, "{\"it\":" + value.json() + "}", value.it());
        }
        if (kind.absent() instanceof Gives gives) {
            rewritten(kind, "{}", gives.it());
        }
        if (kind.none() instanceof Gives gives) {
            rewritten(kind, "{\"it\":null}", gives.it());
        }
    }

    private static <R> void rewritten(Kind<R> kind, String json, @Nullable Object it) {
        byte[] again = Json.encode(kind.codec(), Json.decode(kind.codec(), json.getBytes(UTF_8)));
        answers(kind, new Gives(it), new String(again, UTF_8));
    }

    private static <R> void answers(Kind<R> kind, Answer answer, String json) {
        if (answer instanceof Refuses refuses) {
            assertThatThrownBy(() -> Json.decode(kind.codec(), json.getBytes(UTF_8)))
                    .as(json)
                    .isInstanceOf(DecodeException.class)
                    .hasMessage(refuses.problem());
            return;
        }
        R read = Json.decode(kind.codec(), json.getBytes(UTF_8));
        assertThat(Parts.of(read)).as(json).isEqualTo(Parts.list(((Gives) answer).it()));
    }
}
