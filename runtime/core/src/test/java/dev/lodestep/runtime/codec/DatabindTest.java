package dev.lodestep.runtime.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types that ask for jackson-databind, and trees. */
class DatabindTest {

    /** A bean, as older code has them. */
    public static class Legacy {
        public int zipCode;
        public String cityName = "";
        public Map<String, Integer> more = new HashMap<>();
    }

    private static final Codec<Legacy> LEGACY = Codecs.databind(Legacy.class);

    @Test
    void aTypeRoundTripsWithItsPropertiesAndMapsSorted() {
        Legacy legacy = new Legacy();
        legacy.zipCode = 1;
        legacy.more.putAll(Map.of("c", 1, "a", 2, "b", 3));

        byte[] json = Json.encode(LEGACY, legacy);

        assertThat(json)
                .asString(UTF_8)
                .isEqualTo("{\"cityName\":\"\",\"more\":{\"a\":2,\"b\":3,\"c\":1},\"zipCode\":1}");
        assertThat(Json.decode(LEGACY, json)).usingRecursiveComparison().isEqualTo(legacy);
    }

    @Test
    void aGenericTypeIsGivenByReference() {
        Codec<Map<String, List<Long>>> codec = Codecs.databind(new TypeReference<Map<String, List<Long>>>() {});

        assertThat(Json.decode(codec, "{\"a\":[1]}".getBytes(UTF_8))).isEqualTo(Map.of("a", List.of(1L)));
    }

    @Test
    void theMapperIsTheOneGiven() {
        ObjectMapper snakes = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        Codec<List<Legacy>> codec = Codecs.list(LEGACY);

        byte[] json = Json.encode(codec, List.of(new Legacy()), snakes);

        assertThat(json).asString(UTF_8).contains("\"zip_code\":0");
        assertThat(Json.decode(codec, json, snakes)).hasSize(1);
    }

    @Test
    void itsFailuresNameThePlace() {
        Legacy legacy = new Legacy();
        legacy.cityName = "\u0000";

        assertThatThrownBy(() -> Json.encode(Codecs.list(LEGACY), List.of(legacy)))
                .isInstanceOf(EncodeException.class)
                .hasMessageStartingWith("$[0].cityName cannot be stored: the text holds the character U+0000");
        assertThatThrownBy(() -> Json.decode(Codecs.list(LEGACY), "[{\"zipCode\":\"x\"}]".getBytes(UTF_8)))
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith("$[0].zipCode: databind refused it: Cannot deserialize value of type `int`");
        assertThatThrownBy(() -> Json.decode(LEGACY, "null".getBytes(UTF_8)))
                .hasMessage("$: expected JSON that databind reads as Legacy, found null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\":1,\"a\":[null,true,\"x\"]}",
                "1.50",
                "1E+3",
                "123456789012345678901234567890.123456789",
                "-0.0",
                "0.1",
                "2147483648",
                "9223372036854775808",
                "null"
            })
    void treesKeepTheirOrderAndDigits(String json) {
        JsonNode tree = Json.decode(Codecs.json(), json.getBytes(UTF_8));

        assertThat(Json.encode(Codecs.json(), tree)).asString(UTF_8).isEqualTo(json);
    }

    @Test
    void withoutSuchTypesDatabindIsNotEvenLoaded() throws Exception {
        try (InputStream orders = DatabindTest.class.getResourceAsStream("Orders.class")) {
            assertThat(orders).isNotNull();
        }
        ClassLoader without = new ClassLoader(DatabindTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("com.fasterxml.jackson.databind.")) {
                    throw new ClassNotFoundException(name);
                }
                if (!name.startsWith("dev.lodestep.") && !name.startsWith("com.fasterxml.")) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : define(name);
            }

            private Class<?> define(String name) throws ClassNotFoundException {
                try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                    if (in == null) {
                        throw new ClassNotFoundException(name);
                    }
                    byte[] bytes = in.readAllBytes();
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        };

        Runnable roundTrip = (Runnable) without.loadClass(OrdersRoundTrip.class.getName())
                .getConstructor()
                .newInstance();

        assertThat(roundTrip.getClass()).isNotEqualTo(OrdersRoundTrip.class);
        roundTrip.run();
    }

    /** Runs in the class loader without databind. */
    public static final class OrdersRoundTrip implements Runnable {
        @Override
        public void run() {
            Orders.OrderRequest order = Orders.order();
            Orders.OrderRequest read = Json.decode(Orders.ORDER_REQUEST, Json.encode(Orders.ORDER_REQUEST, order));
            if (!read.equals(order)) {
                throw new AssertionError(read);
            }
        }
    }
}
