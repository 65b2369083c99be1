package dev.lodestep.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Options are values: each change gives new ones that keep all others. */
class EngineOptionsTest {
    private static final EngineOptions CHANGED = EngineOptions.defaults()
            .name("other")
            .clientOnly()
            .keepStoreOpen()
            .maxInFlight(1)
            .rejectWhenFull()
            .maxPayloadBytes(2)
            .maxSignalBytes(3)
            .maxUnreadSignals(4)
            .stepThreads(5)
            .lease(Duration.ofSeconds(6))
            .pollInterval(Duration.ofSeconds(7))
            .startTimeout(Duration.ofSeconds(8))
            .shutdownGrace(Duration.ofSeconds(9))
            .liveHold(Duration.ofSeconds(10), 11)
            .retention(Duration.ofSeconds(12))
            .objectMapper(new com.fasterxml.jackson.databind.ObjectMapper())
            .listener(event -> {});

    @Test
    void everySettingOutlivesTheNext() throws ReflectiveOperationException {
        List<Object> before = settings(CHANGED);
        List<Object> defaults = settings(EngineOptions.defaults());

        assertThat(settings(CHANGED.name("third").name("other"))).isEqualTo(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(before.get(i)).isNotEqualTo(defaults.get(i));
        }
    }

    @Test
    void theDefaultsNeverChange() throws ReflectiveOperationException {
        List<Object> before = settings(EngineOptions.defaults());

        EngineOptions.defaults().name("x").listener(event -> {}).maxInFlight(7);

        assertThat(settings(EngineOptions.defaults())).isEqualTo(before);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> CHANGED.maxInFlight(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxInFlight must be at least 1, not 0");
        assertThatThrownBy(() -> CHANGED.lease(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lease must be longer than zero, not PT0S");
    }

    /** All but the environment, which is made anew at each call. */
    private static List<Object> settings(EngineOptions options) throws ReflectiveOperationException {
        Set<String> names = Arrays.stream(EngineOptions.class.getMethods())
                .filter(method -> method.getParameterCount() == 0
                        && method.getDeclaringClass() == EngineOptions.class
                        && method.getReturnType() != EngineOptions.class
                        && method.getReturnType() != Environment.class)
                .map(java.lang.reflect.Method::getName)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
        List<Object> settings = new java.util.ArrayList<>();
        for (String name : names) {
            settings.add(EngineOptions.class.getMethod(name).invoke(options));
        }
        return settings;
    }
}
