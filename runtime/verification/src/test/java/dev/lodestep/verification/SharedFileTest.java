package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunRecord;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.testing.Stores;
import dev.lodestep.verification.InsuranceClaim.Size;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several engines and processes work on one SQLite file, and processes are killed while they do. */
class SharedFileTest {
    private static final EngineOptions OPTIONS = EngineOptions.defaults().pollInterval(Duration.ofMillis(10));

    private static final int KILLS = 10;
    private static final int RUNS_A_KILL = 4;
    private static final int MAX_CALLS = 40;

    @TempDir
    Path folder;

    @Test
    void two_engines_of_one_process_share_a_file() {
        Path file = folder.resolve("shared.db");
        Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
        InsuranceClaim workflow = new InsuranceClaim(
                (step, what) -> calls.computeIfAbsent(step.runId() + " " + what, key -> new AtomicInteger())
                        .incrementAndGet());
        List<ClaimPath> paths = answered();
        try (Engine one = Engine.open(SqliteStore.at(file), OPTIONS.name("one"));
                Engine two = Engine.open(SqliteStore.at(file), OPTIONS.name("two"))) {
            InsuranceClaimClient first = InsuranceClaimClient.register(one, workflow);
            InsuranceClaimClient second = InsuranceClaimClient.register(two, workflow);
            for (int i = 0; i < paths.size(); i++) {
                ClaimPath path = paths.get(i);
                (i % 2 == 0 ? first : second).start(path.id(), path.claim());
                InsuranceClaimClient other = i % 2 == 0 ? second : first;
                path.answer().ifPresent(answer -> other.resume(path.id()).judge(answer));
            }
            for (ClaimPath path : paths) {
                for (InsuranceClaimClient claims : List.of(first, second)) {
                    Eventually.holds(
                            () -> claims.run(path.id()).status().isFinal(), () -> claims.whyNotRunning(path.id()));
                }
            }
            assertSameAsInMemory(one, paths);
        }
        assertThat(calls)
                .isNotEmpty()
                .allSatisfy((what, count) -> assertThat(count).as(what).hasValue(1));
    }

    @Test
    void another_process_executes_what_this_one_starts_and_signals() throws Exception {
        Path file = folder.resolve("two.db");
        List<ClaimPath> paths = answered();
        try (Engine engine = Engine.open(SqliteStore.at(file), OPTIONS.clientOnly())) {
            InsuranceClaimClient claims = InsuranceClaimClient.connect(engine);
            try (Child child = new Child(file)) {
                child.readUntil(WorkerProcess.READY);
                start(claims, paths);
                signal(claims, paths);
                awaitAll(claims, paths);
            }
            assertSameAsInMemory(engine, paths);
        }
    }

    @Test
    void processes_that_are_killed_change_nothing_but_who_finishes() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Path file = folder.resolve("killed.db");
        List<ClaimPath> paths = new ArrayList<>();
        for (int i = 0; i < KILLS * RUNS_A_KILL; i++) {
            ClaimPath path = answered().get(i % answered().size());
            paths.add(new ClaimPath(path.id() + " " + i, path.claim(), path.answer()));
        }
        Set<String> recorded = new HashSet<>();
        List<String> again = new ArrayList<>();
        try (Engine engine = Engine.open(SqliteStore.at(file), OPTIONS.clientOnly())) {
            InsuranceClaimClient claims = InsuranceClaimClient.connect(engine);
            for (int round = 0; round < KILLS; round++) {
                List<ClaimPath> some = paths.subList(round * RUNS_A_KILL, (round + 1) * RUNS_A_KILL);
                start(claims, some);
                signal(claims, some);
                try (Child child = new Child(file)) {
                    List<String> calls = child.killAfter(
                            1 + random.nextInt(MAX_CALLS),
                            () -> claims.count().getOrDefault(RunStatus.RUNNING, 0L) == 0);
                    calls.stream().filter(recorded::contains).forEach(again::add);
                }
                recorded.addAll(recorded(engine));
            }
            try (Child child = new Child(file)) {
                awaitAll(claims, paths);
                child.end().stream().filter(recorded::contains).forEach(again::add);
            }
            assertThat(recorded).as("seed " + seed).isNotEmpty();
            assertThat(again).as("seed " + seed).isEmpty();
            assertSameAsInMemory(engine, paths);
        }
    }

    /** Paths that need no time to pass, each with a step or two that fails at first. */
    private static List<ClaimPath> answered() {
        List<ClaimPath> paths = new ArrayList<>();
        for (ClaimPath path : ClaimPath.smooth()) {
            if (path.answer().isPresent() || path.claim().size() != Size.LARGE) {
                paths.add(path);
            }
        }
        return paths;
    }

    private static void start(InsuranceClaimClient claims, List<ClaimPath> paths) {
        paths.forEach(path -> claims.start(path.id(), path.claim()));
    }

    private static void signal(InsuranceClaimClient claims, List<ClaimPath> paths) {
        paths.forEach(path ->
                path.answer().ifPresent(answer -> claims.resume(path.id()).judge(answer)));
    }

    private static void awaitAll(InsuranceClaimClient claims, List<ClaimPath> paths) {
        paths.forEach(path -> Eventually.holds(
                () -> claims.run(path.id()).status().isFinal(),
                () -> path.id() + ": " + claims.whyNotRunning(path.id())));
    }

    private static Set<String> recorded(Engine engine) {
        Set<String> recorded = new HashSet<>();
        engine.list(RunQuery.all())
                .runs()
                .forEach(run -> engine.journal(run.id()).stream()
                        .filter(entry -> entry.kind() == EntryKind.RESULT)
                        .forEach(entry ->
                                recorded.add(run.id() + "\t" + entry.node().orElseThrow())));
        return recorded;
    }

    private static void assertSameAsInMemory(Engine engine, List<ClaimPath> paths) {
        Store memory = Stores.inMemory();
        try (Engine calm = Engine.open(memory, OPTIONS)) {
            InsuranceClaimClient claims = InsuranceClaimClient.register(calm, new InsuranceClaim((step, what) -> {}));
            start(claims, paths);
            signal(claims, paths);
            awaitAll(claims, paths);
            for (ClaimPath path : paths) {
                List<RunRecord> journal = engine.journal(path.id());
                assertThat(JournalText.of(journal)).isEqualTo(JournalText.of(calm.journal(path.id())));
                for (int i = 0; i < journal.size(); i++) {
                    assertThat(journal.get(i).position()).isEqualTo(i + 1);
                }
            }
        }
    }

    /** A worker in a process of its own. */
    private static final class Child implements AutoCloseable {
        private final Process process;
        private final BufferedReader out;

        Child(Path file) throws IOException {
            process = Processes.start(WorkerProcess.class, file.toString());
            out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        void readUntil(String line) throws IOException {
            String read = out.readLine();
            while (!line.equals(read)) {
                assertThat(read).as("the worker ended").isNotNull();
                read = out.readLine();
            }
        }

        /** Kills it after so many calls, or when nothing is left to do; all the calls it made. */
        List<String> killAfter(int calls, BooleanSupplier idle) throws IOException, InterruptedException {
            readUntil(WorkerProcess.READY);
            List<String> made = new ArrayList<>();
            while (made.size() < calls && (out.ready() || !idle.getAsBoolean())) {
                if (out.ready()) {
                    made.add(out.readLine());
                } else {
                    Eventually.pause();
                }
            }
            process.toHandle().destroyForcibly(); // unlike Process.destroyForcibly, leaves the output to be read
            out.lines().forEach(made::add);
            process.waitFor();
            return made;
        }

        /** Lets it end; all the calls it made. */
        List<String> end() throws IOException, InterruptedException {
            process.getOutputStream().close();
            List<String> made = out.lines().toList();
            assertThat(process.waitFor()).isZero();
            return made;
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
