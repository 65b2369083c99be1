package dev.lodestep.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.lodestep.runtime.codec.Samples.Sample;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged data is refused by a DecodeException, or read as a value that is written and read again. */
class FuzzTest {
    private static final byte[] SIGNS =
            "{}[]\",:0123456789-+.eE\\untrfals \u0000\u00ff".getBytes(StandardCharsets.ISO_8859_1);

    static List<Sample<?>> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void flippedBits(Sample<T> sample) {
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            byte[] json = encoded(sample, random);
            for (int i = random.nextInt(3); i >= 0; i--) {
                json[random.nextInt(json.length)] ^= (byte) (1 << random.nextInt(8));
            }
            readsOrRefuses(sample, json, seed);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void replacedInsertedAndRemovedSigns(Sample<T> sample) {
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            byte[] json = encoded(sample, random);
            int at = random.nextInt(json.length);
            byte sign = SIGNS[random.nextInt(SIGNS.length)];
            switch (random.nextInt(3)) {
                case 0 -> json[at] = sign;
                case 1 -> {
                    byte[] longer = Arrays.copyOf(json, json.length + 1);
                    System.arraycopy(json, at, longer, at + 1, json.length - at);
                    longer[at] = sign;
                    json = longer;
                }
                default -> {
                    System.arraycopy(json, at + 1, json, at, json.length - at - 1);
                    json = Arrays.copyOf(json, json.length - 1);
                }
            }
            readsOrRefuses(sample, json, seed);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void truncatedDocumentsAreRefused(Sample<T> sample) {
        for (long seed = 0; seed < 20; seed++) {
            byte[] json = encoded(sample, new Random(seed));
            boolean number = json[0] != '{' && json[0] != '[' && json[0] != '"';
            for (int length = 0; length < json.length; length++) {
                byte[] head = Arrays.copyOf(json, length);
                if (number) {
                    readsOrRefuses(sample, head, seed);
                } else {
                    assertThat(refuses(sample.codec(), head))
                            .as("seed %s, length %s", seed, length)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void documentsOfOtherTypesAreRefusedOrRead(Sample<T> sample) {
        for (Sample<?> other : samples()) {
            for (long seed = 0; seed < 5; seed++) {
                readsOrRefuses(sample, encoded(other, new Random(seed)), seed);
            }
        }
    }

    private static <T> byte[] encoded(Sample<T> sample, Random random) {
        return Json.encode(sample.codec(), sample.values().apply(random));
    }

    private static boolean refuses(Codec<?> codec, byte[] json) {
        try {
            Json.decode(codec, json);
            return false;
        } catch (DecodeException e) {
            return true;
        }
    }

    private static <T> void readsOrRefuses(Sample<T> sample, byte[] json, long seed) {
        String document = new String(json, StandardCharsets.UTF_8);
        T read;
        try {
            read = Json.decode(sample.codec(), json);
        } catch (DecodeException e) {
            assertThat(e).as("seed %s", seed).hasMessageStartingWith("$");
            return;
        } catch (Throwable e) {
            fail("seed " + seed + ", document " + document, e);
            throw e;
        }
        try {
            byte[] again = Json.encode(sample.codec(), read);
            T readAgain = Json.decode(sample.codec(), again);
            assertThat(Samples.same(readAgain, read)).isTrue();
            assertThat(Json.encode(sample.codec(), readAgain)).isEqualTo(again);
        } catch (Throwable e) {
            fail("seed " + seed + ", accepted document " + document, e);
        }
    }
}
