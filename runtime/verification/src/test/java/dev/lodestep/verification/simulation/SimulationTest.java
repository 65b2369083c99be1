package dev.lodestep.verification.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Random workflows among random faults, in virtual time")
class SimulationTest {
    private static final long SEEDS = Long.getLong("lodestep.simulation.seeds", 5_000);
    private static final Duration BUDGET = Duration.ofSeconds(Long.getLong("lodestep.simulation.seconds", 90));
    private static final int THREADS = Math.min(2, Runtime.getRuntime().availableProcessors());

    @Test
    @DisplayName("break no invariant")
    void campaign() throws InterruptedException {
        long began = System.nanoTime();
        Campaign.Tally tally = new Campaign(1, SEEDS, BUDGET, THREADS).run();
        System.out.printf(
                "simulated %d seeds (%d also on SQLite), %d faults, %d commits, %d h of virtual time, in %d s%n",
                tally.seeds(),
                tally.onSqlite(),
                tally.faults(),
                tally.commits(),
                tally.time().toHours(),
                Duration.ofNanos(System.nanoTime() - began).toSeconds());
        tally.found().entrySet().stream()
                .limit(1)
                .forEach(entry -> new Story(entry.getKey(), entry.getValue().kind(), Optional.empty())
                        .shrunk(entry.getValue().violation())
                        .forEach(System.out::println));
        assertThat(tally.found()).isEmpty();
        assertThat(tally.seeds()).isPositive();
        assertThat(tally.faults()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    @DisplayName("have the same history for the same seed")
    void determinism(StoreKind kind) {
        for (long seed = 1; seed <= 10; seed++) {
            Simulation.Result once = Simulation.play(Scenario.of(seed, Cuts.NONE), kind, Optional.empty(), false);
            Simulation.Result again = Simulation.play(Scenario.of(seed, Cuts.NONE), kind, Optional.empty(), true);
            assertThat(again.trace().hash())
                    .as("seed %s", seed)
                    .isEqualTo(once.trace().hash());
        }
    }

    @ParameterizedTest
    @EnumSource(FormerFailure.class)
    @DisplayName("break nothing where they once did")
    void formerFailures(FormerFailure failure) {
        Simulation.Result result =
                Simulation.play(Scenario.of(failure.seed(), Cuts.NONE), StoreKind.MEMORY, Optional.empty(), false);
        assertThat(result.violations()).isEmpty();
    }

    /** Seeds that found something; while programs are drawn as they are now, they find it again should it come back. */
    enum FormerFailure {
        /** A worker was declared dead less than a lease after its last beat: the answer to the question was slow. */
        SLOW_LOOK_AT_BEATS(2775),
        /** A start that was sent again took its run from the newer claim. */
        START_SENT_AGAIN(401),
        /** The same. */
        START_SENT_AGAIN_LATER(404);

        private final long seed;

        FormerFailure(long seed) {
            this.seed = seed;
        }

        long seed() {
            return seed;
        }
    }
}
