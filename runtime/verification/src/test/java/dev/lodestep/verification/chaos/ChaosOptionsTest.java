package dev.lodestep.verification.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The command line of chaos. */
class ChaosOptionsTest {
    @Test
    void all_that_can_be_said() {
        ChaosOptions options = ChaosOptions.parse(List.of(
                "--topology=a",
                "--budget=10m",
                "--seed=7",
                "--workers=4",
                "--postgres=jdbc:postgresql://h/d",
                "--keep"));

        assertThat(options)
                .isEqualTo(new ChaosOptions(
                        Topology.A, Duration.ofMinutes(10), 7, 4, Optional.of("jdbc:postgresql://h/d"), true));
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> ChaosOptions.parse(List.of("--budget=soon")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--budget");
        assertThatThrownBy(() -> ChaosOptions.parse(List.of("--topology=D")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChaosOptions.parse(List.of("--sead=7")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--sead");
    }
}
