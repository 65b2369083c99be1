package dev.lodestep.runtime.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lodestep.runtime.codec.Orders.Link;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nesting goes to 500 levels, on a thread with the default stack, and no further. */
class DepthTest {

    @Test
    void fiveHundredLevelsRoundTrip() {
        Link chain = chain(500);

        assertThat(Json.decode(Orders.LINK, Json.encode(Orders.LINK, chain))).isEqualTo(chain);
    }

    @Test
    void oneMoreIsRefusedBothWays() {
        assertThatThrownBy(() -> Json.encode(Orders.LINK, chain(501)))
                .isInstanceOf(EncodeException.class)
                .hasMessageEndingWith(" is nested deeper than 500 levels: does the value contain itself?");
        assertThatThrownBy(() -> decode(Orders.LINK, "{\"next\":".repeat(500) + "{}" + "}".repeat(500)))
                .isInstanceOf(DecodeException.class)
                .hasMessageEndingWith(": nested deeper than 500 levels");
        assertThatThrownBy(() -> decode(Codecs.json(), "[".repeat(501) + "]".repeat(501)))
                .isInstanceOf(DecodeException.class)
                .hasMessageEndingWith(": nested deeper than 500 levels");
    }

    @Test
    void treesRoundTripToTheSameDepth() {
        JsonNode tree = decode(Codecs.json(), "[".repeat(500) + "]".repeat(500));

        assertThat(Json.decode(Codecs.json(), Json.encode(Codecs.json(), tree))).isEqualTo(tree);
    }

    @Test
    void setsWithoutOrderCountToo() {
        record Node(Set<Node> below, int id) {}
        class Recursive {
            Codec<Node> node() {
                return Codecs.record(
                        "Node",
                        in -> new Node(in.<Set<Node>>get(0), in.<Integer>get(1)),
                        Field.of("below", Codecs.set(Codecs.lazy(this::node)), Node::below),
                        Field.of("id", Codecs.INT, Node::id));
            }
        }
        Node node = new Node(Set.of(), 0);
        for (int i = 0; i < 249; i++) {
            node = new Node(new HashSet<>(Set.of(node, new Node(Set.of(), -1))), i);
        }
        Node deepest = node;
        Node tooDeep = new Node(Set.of(node, new Node(Set.of(), -1)), 250);
        Codec<Node> codec = new Recursive().node();

        assertThat(Json.decode(codec, Json.encode(codec, deepest)).id()).isEqualTo(248);
        assertThatThrownBy(() -> Json.encode(codec, tooDeep))
                .isInstanceOf(EncodeException.class)
                .hasMessageEndingWith(" is nested deeper than 500 levels: does the value contain itself?");
    }

    @Test
    void aCodecThatNeverEndsGetsATypedFailureToo() {
        class Endless {
            Codec<String> codec() {
                return Codecs.lazy(this::codec);
            }
        }
        Codec<String> endless = new Endless().codec();

        assertThatThrownBy(() -> Json.encode(endless, ""))
                .isInstanceOf(EncodeException.class)
                .hasMessage("$ is nested too deep for the stack of this thread");
        assertThatThrownBy(() -> decode(endless, "1"))
                .isInstanceOf(DecodeException.class)
                .hasMessage("$: nested too deep for the stack of this thread");
    }

    @Test
    void skippedDataMayNotBeBottomlessEither() {
        assertThatThrownBy(() -> decode(Orders.LINK, "{\"other\":" + "[".repeat(100_000)))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("beyond the limits of stored data");
    }

    @Test
    void whatWasEncodedApartCanBeEmbeddedAtFullDepth() {
        Codec<byte[]> envelope = new Scalar<>(
                "an envelope",
                (out, json) -> out.object(() -> {
                    out.name("value");
                    out.raw(json);
                }),
                in -> {
                    in.beginObject();
                    in.nextField();
                    byte[] json = in.rawValue();
                    in.nextField();
                    return json;
                });
        byte[] deepest = Json.encode(Orders.LINK, chain(500));

        assertThat(Json.decode(envelope, Json.encode(envelope, deepest))).isEqualTo(deepest);
    }

    private static Link chain(int length) {
        Link link = new Link(Optional.empty());
        for (int i = 1; i < length; i++) {
            link = new Link(Optional.of(link));
        }
        return link;
    }

    private static <T> T decode(Codec<T> codec, String json) {
        return Json.decode(codec, json.getBytes(UTF_8));
    }
}
