package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.Outcome;
import dev.lodestep.runtime.RunFailedException;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.Snapshot;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.testing.Stores;
import dev.lodestep.verification.InsuranceClaim.Summary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workflow with every kind of branch comes to the same results on the plain runner, in memory and on SQLite, whatever fails in it. */
class EveryPathTest {
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    @TempDir
    Path folder;

    private final InsuranceClaim workflow = new InsuranceClaim((step, what) -> {});

    private record Ran(ClaimTrace trace, List<String> journal, List<String> events) {}

    @Test
    void every_path_has_the_same_results_on_every_runner() {
        List<ClaimPath> paths = ClaimPath.all();
        ShiftedClock memoryClock = new ShiftedClock();
        ShiftedClock fileClock = new ShiftedClock();
        Map<String, Ran> memory = runAll(paths, Stores.inMemory(memoryClock), memoryClock);
        Map<String, Ran> file = runAll(paths, SqliteStore.at(folder.resolve("claims.db"), fileClock), fileClock);

        assertThat(paths).hasSizeGreaterThan(700);
        for (ClaimPath path : paths) {
            Ran inMemory = memory.get(path.id());
            assertThat(file.get(path.id()).journal()).as(path.id()).isEqualTo(inMemory.journal());
            assertThat(file.get(path.id()).trace()).as(path.id()).isEqualTo(inMemory.trace());
            assertThat(inMemory.trace()).as(path.id()).isEqualTo(plain(path).trace());
            if (path.answer().isEmpty()) {
                // a signal that comes while the run is parked may find it with a new executor before the old one has
                // told everything
                assertThat(file.get(path.id()).events()).as(path.id()).isEqualTo(inMemory.events());
                assertSameButForWhenSkipsAreDecided(
                        path, inMemory.events(), plain(path).events());
            }
        }
    }

    @Test
    void the_paths_end_in_every_way() {
        List<String> ends =
                ClaimPath.all().stream().map(path -> plain(path).trace().end()).toList();

        assertThat(ends)
                .anySatisfy(end -> assertThat(end).contains("completed").contains("size=VOID"))
                .anySatisfy(end -> assertThat(end).contains("Transfer[way=wire, cents=100]"))
                .anySatisfy(end -> assertThat(end).contains("Transfer[way=giro, cents=45000]"))
                .anySatisfy(end -> assertThat(end).contains("Withdrawn").contains("receipt=Optional.empty"))
                .anySatisfy(end -> assertThat(end).contains("'judge' aborted the run with Refused"))
                .anySatisfy(end -> assertThat(end)
                        .contains("'archive' failed at attempt 3")
                        .contains("'open' failed at attempt 3"));
    }

    /** The engine decides skips as soon as they are certain, the plain runner one by one. */
    private static void assertSameButForWhenSkipsAreDecided(ClaimPath path, List<String> engine, List<String> plain) {
        assertThat(engine).as(path.id()).containsExactlyInAnyOrderElementsOf(plain);
        assertThat(engine.stream().filter(event -> !event.startsWith("NodeSkipped")))
                .as(path.id())
                .containsExactlyElementsOf(plain.stream()
                        .filter(event -> !event.startsWith("NodeSkipped"))
                        .toList());
    }

    private Ran plain(ClaimPath path) {
        InsuranceClaimMachine machine = InsuranceClaimMachine.of(workflow);
        List<String> events = new ArrayList<>();
        machine.listener(event -> EventText.of(event).ifPresent(events::add));
        Outcome<Summary> outcome = machine.run(path.claim());
        while (outcome instanceof Outcome.Paused<Summary> paused) {
            Snapshot snapshot = Snapshot.parse(paused.snapshot().toJson());
            InsuranceClaimMachine.Resume resume = machine.resume(snapshot);
            outcome = snapshot.waitsFor().isEmpty() || path.answer().isEmpty()
                    ? resume.onTime(snapshot.due().orElseThrow())
                    : resume.judge(path.answer().get());
        }
        ClaimTrace trace = ClaimTrace.of(ClaimTrace.end(outcome), InsuranceClaimState.of(outcome.snapshot()));
        return new Ran(trace, List.of(), events);
    }

    private Map<String, Ran> runAll(List<ClaimPath> paths, Store store, ShiftedClock clock) {
        Map<String, List<String>> events = new ConcurrentHashMap<>();
        EngineOptions options = EngineOptions.defaults()
                .pollInterval(Duration.ofMillis(20))
                .listener(event -> EventText.of(event)
                        .ifPresent(text -> events.computeIfAbsent(event.runId(), id -> new CopyOnWriteArrayList<>())
                                .add(text)));
        try (Engine engine = Engine.open(store, options)) {
            InsuranceClaimClient claims = InsuranceClaimClient.register(engine, workflow);
            paths.forEach(path -> claims.start(path.id(), path.claim()));
            paths.forEach(path ->
                    path.answer().ifPresent(answer -> claims.resume(path.id()).judge(answer)));
            List<ClaimPath> overdue = paths.stream()
                    .filter(path -> path.waits() && path.answer().isEmpty())
                    .toList();
            overdue.forEach(path -> Eventually.holds(
                    () -> waitsOrEnded(engine, path), () -> path.id() + ": " + engine.whyNotRunning(path.id())));
            clock.forward(TWO_HOURS);
            Map<String, Ran> ran = new LinkedHashMap<>();
            paths.forEach(path -> ran.put(
                    path.id(),
                    new Ran(
                            ClaimTrace.of(
                                    end(claims, path.id()),
                                    claims.state(path.id()).orElseThrow()),
                            JournalText.of(engine.journal(path.id())),
                            events.get(path.id()))));
            return ran;
        }
    }

    private static boolean waitsOrEnded(Engine engine, ClaimPath path) {
        RunStatus status = engine.find(path.id()).orElseThrow().status();
        return status == RunStatus.WAITING || status.isFinal();
    }

    private static String end(InsuranceClaimClient claims, String id) {
        try {
            return "completed with " + claims.await(id, Eventually.PATIENCE);
        } catch (RunFailedException e) {
            return ClaimTrace.end(e);
        }
    }
}
