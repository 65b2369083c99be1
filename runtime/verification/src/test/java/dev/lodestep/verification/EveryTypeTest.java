package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.Outcome;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.Snapshot;
import dev.lodestep.verification.Keepsake.Both;
import dev.lodestep.verification.Keepsake.Given;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be stored comes back as it was: as input, as results and as a payload, in another process. */
class EveryTypeTest {
    private static final Everything KEPT = Everything.sample("kept: \u20ac \ud83d\ude00 \"\\\n\t\u0001 \u2028");
    private static final Everything HEARD = Everything.sample("");

    @TempDir
    static Path folder;

    static Stream<Disk> disks() {
        return Stream.of(
                new Disk.Memory(InstantSource.system()),
                new Disk.File(folder.resolve("every.db"), InstantSource.system()));
    }

    @ParameterizedTest
    @MethodSource("disks")
    void every_type_survives_a_store(Disk disk) {
        inProcess(disk, keepsakes -> {
            keepsakes.start("k", new Given(KEPT));
            Eventually.holds(
                    () -> keepsakes.run("k").status() == RunStatus.WAITING, () -> keepsakes.whyNotRunning("k"));
        });
        inProcess(disk, keepsakes -> {
            keepsakes.resume("k").hear(HEARD);
            Both both = Objects.requireNonNull(keepsakes.await("k", Eventually.PATIENCE));
            assertThat(both).usingRecursiveComparison().isEqualTo(new Both(KEPT, HEARD));
        });
        inProcess(disk, keepsakes -> {
            KeepsakeState state = keepsakes.state("k").orElseThrow();
            assertThat(state.input()).usingRecursiveComparison().isEqualTo(new Given(KEPT));
            assertThat(state.keep().orElseThrow()).usingRecursiveComparison().isEqualTo(KEPT);
            assertThat(state.hear().orElseThrow()).usingRecursiveComparison().isEqualTo(HEARD);
            assertThat(keepsakes.await("k", Eventually.PATIENCE))
                    .usingRecursiveComparison()
                    .isEqualTo(new Both(KEPT, HEARD));
        });
    }

    @Test
    void every_type_survives_a_snapshot() {
        KeepsakeMachine machine = KeepsakeMachine.of(new Keepsake());
        String json = machine.run(new Given(KEPT)).snapshot().toJson();

        Outcome<Both> outcome = machine.resume(Snapshot.parse(json)).hear(HEARD);

        assertThat(outcome.orElseThrow()).usingRecursiveComparison().isEqualTo(new Both(KEPT, HEARD));
    }

    private static void inProcess(Disk disk, Consumer<KeepsakeClient> users) {
        var store = disk.open();
        EngineOptions options = EngineOptions.defaults().keepStoreOpen().pollInterval(Duration.ofMillis(5));
        try (Engine engine = Engine.open(store, options)) {
            users.accept(KeepsakeClient.register(engine, new Keepsake()));
        } finally {
            disk.ended(store);
        }
    }
}
