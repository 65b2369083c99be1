package dev.lodestep.verification.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lodestep.runtime.codec.DecodeException;
import dev.lodestep.runtime.codec.Json;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged data is refused with the place named, or read as a value that is what the data says, unknown fields aside. */
class FuzzTest {
    private static final int CASES = 80;

    static List<Generated> codecs() {
        return Generated.all();
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void damage_is_refused_or_means_what_is_read(Generated generated) throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Mutations mutations = new Mutations(random);
        List<Generated> all = codecs();
        for (int i = 0; i < CASES; i++) {
            Generated other = random.nextBoolean() ? generated : all.get(random.nextInt(all.size()));
            byte[] json = mutations.of(document(generated, random), document(other, random));
            accepted(generated, json, "seed " + seed + ", case " + i + ": " + new String(json, ISO_8859_1));
        }
    }

    @Test
    void documents_of_other_types_are_refused_or_mean_what_is_read() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (Generated one : codecs()) {
            for (Generated other : codecs()) {
                byte[] json = document(other, random);
                accepted(one, json, "seed " + seed + ", " + other + " as " + one + ": " + new String(json, ISO_8859_1));
            }
        }
    }

    private static byte[] document(Generated generated, Random random) {
        return Json.encode(generated.codec(), new RandomValues(random).of(generated.type()));
    }

    private static void accepted(Generated generated, byte[] json, String what) throws IOException {
        Object read;
        try {
            read = Json.decode(generated.codec(), json);
        } catch (DecodeException e) {
            assertThat(e).as(what).hasMessageStartingWith("$");
            return;
        } catch (Throwable e) {
            throw new AssertionError(what, e);
        }
        JsonNode tree;
        try {
            tree = Trees.read(json);
        } catch (NumberFormatException e) {
            return; // an exponent beyond what Jackson's trees can hold: to a double it is zero
        }
        assertThat(new Form(false).difference(generated.type(), read, tree))
                .as(what)
                .isEmpty();
        byte[] again = Json.encode(generated.codec(), read);
        assertThat(Json.encode(generated.codec(), Json.decode(generated.codec(), again)))
                .as(what)
                .isEqualTo(again);
    }
}
