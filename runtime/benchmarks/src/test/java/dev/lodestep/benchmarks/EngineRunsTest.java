package dev.lodestep.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EngineRunsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(value = StoreKind.class, mode = EnumSource.Mode.EXCLUDE, names = "POSTGRES") // needs a server
    void runs_end_and_their_steps_are_counted(StoreKind store) throws Exception {
        Figures figures = new EngineRuns(store).round(folder, new Load(4, 10, 200), Duration.ofMillis(300));

        assertThat(figures.stepsPerSecond()).isPositive();
        assertThat(figures.p50Millis()).isPositive().isLessThanOrEqualTo(figures.p99Millis());
    }
}
