package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.LodestepException;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.testing.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many runs share the batches of one writer; a process that dies in the middle of one leaves each of them as good as any other. */
class BatchCrashTest {
    private static final int ROUNDS = 12;
    private static final EngineOptions OPTIONS = EngineOptions.defaults()
            .keepStoreOpen()
            .pollInterval(Duration.ofMillis(5))
            .startTimeout(Duration.ofSeconds(3));

    @TempDir
    Path folder;

    private final List<ClaimPath> paths = ClaimPath.smooth().stream()
            .filter(path -> path.answer().isPresent())
            .toList();

    @Test
    void processes_die_in_the_middle_of_batches() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Disk.Memory memory = new Disk.Memory(new ShiftedClock());
        Disk.File file = new Disk.File(folder.resolve("batches.db"), new ShiftedClock());
        Map<String, List<String>> calm = calm();
        for (Disk disk : List.of(memory, file)) {
            for (int round = 0; round < ROUNDS; round++) {
                die(disk, new Death(2 + random.nextInt(25), Death.How.values()[random.nextInt(3)]));
            }
            Store store = disk.open();
            try (Engine engine = Engine.open(store, OPTIONS)) {
                assertThat(journals(engine)).as("seed " + seed).isEqualTo(calm);
            } finally {
                disk.ended(store);
            }
        }
    }

    private Map<String, List<String>> calm() {
        try (Engine engine = Engine.open(Stores.inMemory(), OPTIONS)) {
            return journals(engine);
        }
    }

    /** Starts, signals and awaits all runs. */
    private Map<String, List<String>> journals(Engine engine) {
        InsuranceClaimClient claims = InsuranceClaimClient.register(engine, new InsuranceClaim((step, what) -> {}));
        paths.forEach(path -> claims.start(path.id(), path.claim()));
        paths.forEach(path ->
                claims.resume(path.id()).once("answer").judge(path.answer().orElseThrow()));
        Map<String, List<String>> journals = new LinkedHashMap<>();
        for (ClaimPath path : paths) {
            Eventually.holds(
                    () -> claims.run(path.id()).status().isFinal(),
                    () -> path.id() + ": " + claims.whyNotRunning(path.id()));
            journals.put(path.id(), JournalText.of(engine.journal(path.id())));
        }
        return journals;
    }

    /** One process that works on the runs until it dies. */
    private void die(Disk disk, Death death) {
        Store real = disk.open();
        MortalStore store = new MortalStore(real, new Ledger(), death);
        MortalEnvironment environment = new MortalEnvironment();
        try {
            Engine engine = Engine.open(store, OPTIONS.environment(environment));
            InsuranceClaimClient claims = InsuranceClaimClient.register(engine, new InsuranceClaim((step, what) -> {}));
            for (ClaimPath path : paths) {
                environment.steps().execute(() -> use(claims, path));
            }
            Eventually.holds(() -> store.dead() || allEnded(engine), () -> "it did not die of " + death);
        } catch (LodestepException e) {
            assertThat(store.dead()).as(e.toString()).isTrue();
        } finally {
            environment.die();
            disk.ended(real);
        }
    }

    private boolean allEnded(Engine engine) {
        return engine.list(RunQuery.all()).runs().stream()
                        .filter(run -> run.status().isFinal())
                        .count()
                == paths.size();
    }

    private static void use(InsuranceClaimClient claims, ClaimPath path) {
        try {
            claims.start(path.id(), path.claim());
            claims.resume(path.id()).once("answer").judge(path.answer().orElseThrow());
        } catch (LodestepException e) {
            // its process is dead, or there is no answer; the next process does it again
        }
    }
}
