package dev.lodestep.samples.audit.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.samples.audit.process.AuditProcess.Ended;
import dev.lodestep.samples.audit.process.Effect.Unit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * Starts the audit of a repository again and again, kills it in the situations that are wanted, and lets the last one end.
 *
 * <p>Nobody waits for a time: the effects log says where the process is, and it is killed when it is there. Whether it really was is read
 * from the log afterwards; a kill that came too late does not count and is repeated.
 */
final class KillSeries {
    private static final long GLANCE_NANOS = 200_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BEFORE_A_KILL = 200;

    private final Path folder;
    private final Path repository;
    private final RandomGenerator random;
    private final List<Kill> kills = new ArrayList<>();
    private final List<String> repeated = new ArrayList<>();
    private final long began = System.nanoTime();

    KillSeries(Path folder, Path repository, RandomGenerator random) {
        this.folder = folder;
        this.repository = repository;
        this.random = random;
    }

    /** Kills a process for each wish, with so many repetitions at most, and returns what the one after them said. */
    Ended run(List<Wish> wishes, int repetitions) throws IOException {
        Deque<Wish> open = new ArrayDeque<>(wishes);
        try (EffectsTail tail = new EffectsTail(effects())) {
            while (!open.isEmpty()) {
                assertThat(kills.size())
                        .as("kills, for %s wanted ones\n%s", wishes.size(), Kill.table(kills))
                        .isLessThan(wishes.size() + repetitions);
                Wish wish = open.remove();
                Kill kill = kill(wish, tail);
                kills.add(kill);
                if (!kill.met()) {
                    open.add(wish);
                }
            }
            Ended ended = AuditProcess.call(folder, arguments());
            note(life(tail));
            return ended;
        }
    }

    /** Audits once more. */
    Ended once() throws IOException {
        return AuditProcess.call(folder, arguments());
    }

    /** All kills, in order, those included that came too late. */
    List<Kill> kills() {
        return kills;
    }

    /** What began although it was recorded, or twice in one process; in words. */
    List<String> repeated() {
        return repeated;
    }

    Path data() {
        return folder.resolve("data");
    }

    Path effects() {
        return folder.resolve("effects.log");
    }

    RunsDatabase database() {
        return new RunsDatabase(data().resolve("runs.db"));
    }

    private String[] arguments() {
        return new String[] {
            "run",
            repository.toString(),
            "--data",
            data().toString(),
            "--effects",
            effects().toString()
        };
    }

    private Kill kill(Wish wish, EffectsTail tail) throws IOException {
        int least = 1 + random.nextInt(BEFORE_A_KILL);
        Life life = new Life();
        long milliseconds;
        String output;
        try (AuditProcess process = AuditProcess.start(folder, arguments())) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (life.size() < least || !wish.met(life, database())) {
                assertThat(process.alive() && System.nanoTime() < deadline)
                        .as(
                                "a moment %s, after %s effects\n%s%s",
                                wish, life.size(), Kill.table(kills), process.output())
                        .isTrue();
                LockSupport.parkNanos(GLANCE_NANOS);
                life.add(tail.next());
            }
            process.kill();
            milliseconds = (System.nanoTime() - began) / 1_000_000;
            output = process.output();
        }
        life.add(tail.next());
        note(life);
        RunsDatabase left = RunsDatabase.copied(database().file(), folder.resolve("left-" + kills.size()));
        return new Kill(wish, life, left, milliseconds, output);
    }

    private static Life life(EffectsTail tail) throws IOException {
        Life life = new Life();
        life.add(tail.next());
        return life;
    }

    private void note(Life life) {
        Set<Unit> recorded =
                kills.isEmpty() ? Set.of() : kills.get(kills.size() - 1).recorded();
        Set<Unit> before = new HashSet<>();
        for (Unit unit : life.begun()) {
            if (recorded.contains(unit)) {
                repeated.add("process " + (kills.size() + 1) + " began, although it was recorded, " + unit);
            }
            if (!before.add(unit)) {
                repeated.add("process " + (kills.size() + 1) + " began twice " + unit);
            }
        }
    }
}
