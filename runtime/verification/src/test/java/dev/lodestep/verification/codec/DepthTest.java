package dev.lodestep.verification.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.DecodeException;
import dev.lodestep.runtime.codec.EncodeException;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.verification.codec.Shelf.Chain;
import dev.lodestep.verification.codec.Shelf.Dot;
import dev.lodestep.verification.codec.Shelf.Figure;
import dev.lodestep.verification.codec.Shelf.Labelled;
import dev.lodestep.verification.codec.Shelf.OfNullableJson;
import dev.lodestep.verification.codec.Shelf.Ping;
import dev.lodestep.verification.codec.Shelf.Pong;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types that contain themselves nest 500 levels deep, both ways; deeper ones get a typed failure, never a StackOverflowError. */
class DepthTest {
    private static final String TOO_DEEP = " is nested deeper than 500 levels: does the value contain itself?";

    @Test
    void a_record_in_itself() {
        reads(ShelfMachine.Stored.CHAIN, chain(500));
        refuses(ShelfMachine.Stored.CHAIN, chain(501), "{\"next\":".repeat(500) + "{}" + "}".repeat(500));
    }

    @Test
    void two_records_in_each_other() {
        reads(ShelfMachine.Stored.PING, ping(166)); // each pair is three levels
        refuses(ShelfMachine.Stored.PING, ping(167), "{\"pong\":{\"pings\":[".repeat(167) + "{}" + "]}}".repeat(167));
    }

    @Test
    void a_case_in_its_sealed_type() {
        reads(ShelfMachine.Stored.FIGURE, labelled(249)); // each case is two levels
        refuses(
                ShelfMachine.Stored.FIGURE,
                labelled(250),
                "{\"Labelled\":{\"label\":\"\",\"of\":".repeat(250) + "{\"Dot\":{}}" + "}}".repeat(250));
    }

    @Test
    void a_value_that_contains_itself() {
        List<Ping> pings = new ArrayList<>();
        Ping ping = new Ping(new Pong(pings));
        pings.add(ping);

        assertThatThrownBy(() -> Json.encode(ShelfMachine.Stored.PING, ping))
                .isInstanceOf(EncodeException.class)
                .hasMessageEndingWith(TOO_DEEP);
    }

    @Test
    void a_tree_of_json() {
        var array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 10_000; i++) {
            array = JsonNodeFactory.instance.arrayNode().add(array);
        }
        OfNullableJson value = new OfNullableJson(array);

        assertThatThrownBy(() -> Json.encode(ShelfMachine.Stored.OF_NULLABLE_JSON, value))
                .isInstanceOf(EncodeException.class)
                .hasMessageEndingWith(TOO_DEEP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"next\":", "{\"next\":{\"next\":"})
    void fields_that_nobody_reads(String bracket) {
        for (int times : new int[] {1_100, 100_000}) {
            String json = "{\"unknown\":" + bracket.repeat(times);
            assertThatThrownBy(() -> Json.decode(ShelfMachine.Stored.CHAIN, json.getBytes(UTF_8)))
                    .isInstanceOf(DecodeException.class)
                    .hasMessageContaining("beyond the limits of stored data");
        }
        String shallow = "{\"unknown\":" + "[".repeat(900) + "]".repeat(900) + ",\"next\":{}}";
        assertThat(Json.decode(ShelfMachine.Stored.CHAIN, shallow.getBytes(UTF_8)))
                .isEqualTo(chain(2));
    }

    @Test
    void on_a_thread_with_hardly_any_stack() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Runnable reader = () -> {
            try {
                byte[] json = Json.encode(ShelfMachine.Stored.FIGURE, labelled(240));
                answer.complete(String.valueOf(
                        Json.decode(ShelfMachine.Stored.FIGURE, json).hashCode()));
            } catch (EncodeException | DecodeException e) {
                answer.complete("refused");
            } catch (Throwable e) {
                answer.complete(e.toString());
            }
        };
        Thread thread = new Thread(null, reader, "small", 100_000);
        thread.setDaemon(true);
        thread.start();

        assertThat(answer.join()).matches("refused|-?\\d+");
    }

    private static <T> void reads(Codec<T> codec, T value) {
        assertThat(Json.decode(codec, Json.encode(codec, value))).isEqualTo(value);
    }

    private static <T> void refuses(Codec<T> codec, T value, String json) {
        assertThatThrownBy(() -> Json.encode(codec, value))
                .isInstanceOf(EncodeException.class)
                .hasMessageEndingWith(TOO_DEEP);
        assertThatThrownBy(() -> Json.decode(codec, json.getBytes(UTF_8)))
                .isInstanceOf(DecodeException.class)
                .hasMessageEndingWith(": nested deeper than 500 levels");
    }

    private static Chain chain(int levels) {
        Chain chain = new Chain(Optional.empty());
        for (int i = 1; i < levels; i++) {
            chain = new Chain(Optional.of(chain));
        }
        return chain;
    }

    private static Ping ping(int pairs) {
        Ping ping = new Ping(null);
        for (int i = 0; i < pairs; i++) {
            ping = new Ping(new Pong(List.of(ping)));
        }
        return ping;
    }

    private static Figure labelled(int cases) {
        Figure figure = new Dot();
        for (int i = 0; i < cases; i++) {
            figure = new Labelled("", figure);
        }
        return figure;
    }
}
