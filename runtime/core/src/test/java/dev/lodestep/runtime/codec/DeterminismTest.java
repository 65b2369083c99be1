package dev.lodestep.runtime.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.codec.Orders.Colour;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Equal values give equal bytes, whatever the JVM's hash seeds are. */
class DeterminismTest {
    private static final Codec<Map<String, Integer>> MAP = Codecs.map(KeyCodec.STRING, Codecs.INT);
    private static final Codec<Set<Set<String>>> SETS = Codecs.set(Codecs.set(Codecs.STRING));

    @Test
    void hashMapsAreWrittenSortedWhateverTheirHistory() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            keys.add("key-" + i * 31);
        }
        Map<String, Integer> sorted = new TreeMap<>();
        keys.forEach(key -> sorted.put(key, key.length()));
        byte[] expected = Json.encode(MAP, sorted);
        for (long seed = 0; seed < 50; seed++) {
            Collections.shuffle(keys, new Random(seed));
            Map<String, Integer> map = new HashMap<>((int) seed * 100);
            keys.forEach(key -> map.put(key, key.length()));

            assertThat(Json.encode(MAP, map)).as("seed %s", seed).isEqualTo(expected);
            assertThat(Json.encode(MAP, Map.copyOf(map))).as("seed %s", seed).isEqualTo(expected);
            assertThat(Json.encode(MAP, new ConcurrentHashMap<>(map)))
                    .as("seed %s", seed)
                    .isEqualTo(expected);
            assertThat(Json.encode(MAP, Collections.unmodifiableMap(map)))
                    .as("seed %s", seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void setsWithoutOrderAreWrittenSortedByTheirElements() {
        Set<Set<String>> sets = new HashSet<>(Set.of(Set.of("b", "a", "ä"), Set.of("d", "c"), Set.of()));

        assertThat(json(SETS, sets)).isEqualTo("[[\"a\",\"b\",\"ä\"],[\"c\",\"d\"],[]]");
        assertThat(json(SETS, Set.copyOf(sets))).isEqualTo("[[\"a\",\"b\",\"ä\"],[\"c\",\"d\"],[]]");
    }

    @Test
    void whatHasAnOrderKeepsIt() {
        Map<String, Integer> linked = new LinkedHashMap<>();
        linked.put("z", 1);
        linked.put("a", 2);
        Map<String, Integer> descending = new TreeMap<>(Collections.reverseOrder());
        descending.putAll(linked);
        Map<Colour, Integer> byColour = new EnumMap<>(Map.of(Colour.BLUE, 1, Colour.RED, 2));

        assertThat(json(MAP, linked)).isEqualTo("{\"z\":1,\"a\":2}");
        assertThat(json(MAP, descending)).isEqualTo("{\"z\":1,\"a\":2}");
        assertThat(json(
                        Codecs.map(KeyCodec.enumeration("Colour", Colour.values(), Colour::name), Codecs.INT),
                        byColour))
                .isEqualTo("{\"RED\":2,\"BLUE\":1}");
        assertThat(json(Codecs.set(Codecs.STRING), new LinkedHashSet<>(List.of("z", "a"))))
                .isEqualTo("[\"z\",\"a\"]");
        assertThat(json(Codecs.set(Codecs.INT), new TreeSet<>(Set.of(10, 9)))).isEqualTo("[9,10]");
        assertThat(json(Codecs.set(Orders.COLOUR), EnumSet.of(Colour.BLUE, Colour.RED)))
                .isEqualTo("[\"RED\",\"BLUE\"]");
    }

    @Test
    void whatWasReadIsWrittenInTheOrderOfTheData() {
        for (String json : List.of("{\"z\":1,\"a\":2,\"m\":3}", "{}", "{\"a\":1}")) {
            assertThat(json(MAP, Json.decode(MAP, json.getBytes(UTF_8)))).isEqualTo(json);
        }
        String sets = "[[\"z\",\"a\"],[],[\"b\"]]";
        assertThat(json(SETS, Json.decode(SETS, sets.getBytes(UTF_8)))).isEqualTo(sets);
    }

    @Test
    void numbersAreWrittenAsTheShortestTextThatReadsBack() {
        // JDK 17 and JDK 25 differ on these in Double.toString and Float.toString
        assertThat(json(Codecs.DOUBLE, 2.0E-3)).isEqualTo("0.002");
        assertThat(json(Codecs.DOUBLE, 2e23)).isEqualTo("2.0E23");
        assertThat(json(Codecs.DOUBLE, Double.MIN_VALUE)).isEqualTo("4.9E-324");
        assertThat(json(Codecs.FLOAT, 1.1754944E-38f)).isEqualTo("1.1754944E-38");
        assertThat(json(Codecs.map(KeyCodec.DOUBLE, Codecs.INT), Map.of(2e23, 1)))
                .isEqualTo("{\"2.0E23\":1}");
    }

    private static <T> String json(Codec<T> codec, T value) {
        return new String(Json.encode(codec, value), UTF_8);
    }
}
