package dev.lodestep.verification.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lodestep.runtime.codec.Json;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every value of every type comes back, its bytes are always the same, and to Jackson they are exactly its components. */
class RoundTripTest {
    private static final int VALUES = 100;

    private static final ObjectReader TREES = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build()
            .reader();

    static List<Generated> codecs() {
        return Generated.all();
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void values_come_back(Generated generated) {
        long seed = new Random().nextLong();
        RandomValues values = new RandomValues(new Random(seed));
        for (int i = 0; i < VALUES; i++) {
            Object value = values.of(generated.type());
            byte[] json = Json.encode(generated.codec(), value);
            Object read = Json.decode(generated.codec(), json);

            String what = "seed " + seed + ", value " + i + ": " + new String(json, UTF_8);
            assertThat(Parts.comparable(read)).as(what).isEqualTo(Parts.comparable(value));
            assertThat(Json.encode(generated.codec(), read)).as(what).isEqualTo(json);
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void to_jackson_they_are_exactly_their_components(Generated generated) throws IOException {
        long seed = new Random().nextLong();
        RandomValues values = new RandomValues(new Random(seed));
        for (int i = 0; i < VALUES; i++) {
            Object value = values.of(generated.type());
            JsonNode tree = TREES.readTree(Json.encode(generated.codec(), value));

            assertThat(new Form(true).difference(generated.type(), value, tree))
                    .as("seed %s, value %s: %s", seed, i, tree)
                    .isEmpty();
        }
    }

    @Test
    void the_locale_and_the_time_zone_do_not_matter() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String language : List.of("tr", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai")) {
                for (long seed = 0; seed < 5; seed++) {
                    for (Generated generated : codecs()) {
                        Locale.setDefault(Locale.ROOT);
                        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
                        Object value = new RandomValues(new Random(seed)).of(generated.type());
                        byte[] json = Json.encode(generated.codec(), value);

                        Locale.setDefault(Locale.forLanguageTag(language));
                        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
                        assertThat(Json.encode(generated.codec(), value)).isEqualTo(json);
                        assertThat(Parts.comparable(Json.decode(generated.codec(), json)))
                                .isEqualTo(Parts.comparable(value));
                    }
                }
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}
