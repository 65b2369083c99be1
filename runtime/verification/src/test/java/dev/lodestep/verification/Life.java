package dev.lodestep.verification;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.LodestepException;
import dev.lodestep.runtime.RunEvent;
import dev.lodestep.runtime.RunRecord;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.RunSummary;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One process of a story: an engine on what is on the disk, until the story has ended or the process dies. */
final class Life {
    /** What the store holds in the end. */
    record Ended(RunStatus status, List<String> journal, List<RunRecord> records, List<JournalRow> rows) {}

    private final Disk disk;
    private final Story story;
    private final Ledger ledger;
    private final ShiftedClock clock;
    private final MortalEnvironment environment = new MortalEnvironment();
    private final BlockingQueue<RunEvent> events = new LinkedBlockingQueue<>();
    private CompletableFuture<Void> starting = CompletableFuture.completedFuture(null);
    private final Store real;
    private final MortalStore store;

    private Life(Disk disk, Story story, Ledger ledger, ShiftedClock clock, Death death) {
        this.disk = disk;
        this.story = story;
        this.ledger = ledger;
        this.clock = clock;
        this.real = disk.open();
        this.store = new MortalStore(real, ledger, death);
    }

    /** Lives until the story has ended, or to the given death; then the result is empty. */
    static Optional<Ended> live(Disk disk, Story story, Ledger ledger, ShiftedClock clock, Death death) {
        Life life = new Life(disk, story, ledger, clock, death);
        try {
            return life.live();
        } catch (LodestepException e) {
            if (life.store.dead()) {
                return Optional.empty();
            }
            throw e;
        } finally {
            life.environment.die();
            disk.ended(life.real);
        }
    }

    private Optional<Ended> live() {
        EngineOptions options = EngineOptions.defaults()
                .environment(environment)
                .keepStoreOpen()
                .pollInterval(Duration.ofMillis(5))
                .startTimeout(Duration.ofMillis(200))
                .listener(events::add);
        Engine engine = Engine.open(store, options);
        Story.Users users = story.casting().of(engine, ledger.stage(store::dead), clock);
        long end = System.nanoTime() + Eventually.PATIENCE.toNanos();
        while (!store.dead()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(story + " does not end: " + engine.whyNotRunning(Story.RUN) + "; " + ledger);
            }
            Optional<RunSummary> run = engine.find(Story.RUN);
            if (run.isPresent() && run.get().status().isFinal()) {
                Ended ended = ended(engine, run.get().status());
                engine.close();
                return Optional.of(ended);
            }
            act(users, run);
            await();
        }
        return Optional.empty();
    }

    private void act(Story.Users users, Optional<RunSummary> run) {
        try {
            if (run.isEmpty()) {
                start(users);
            } else if (stands(run.get()) && (!run.get().waitsFor().isEmpty() || sleeps(run.get(), users.patience()))) {
                users.waiting().run();
            } else if (run.get().status() == RunStatus.PARKED) {
                users.parked().run();
            }
        } catch (StoreUnavailableException e) {
            // the user tries again, in this process or the next one
        }
    }

    private static boolean stands(RunSummary run) {
        return run.status() == RunStatus.WAITING || run.status() == RunStatus.COMPENSATING;
    }

    private boolean sleeps(RunSummary run, Duration patience) {
        boolean byOthers = patience.isZero() && run.dueAt().isEmpty(); // its children may be waiting
        return byOthers
                || run.dueAt()
                        .filter(due -> due.isAfter(clock.instant().plus(patience)))
                        .isPresent();
    }

    /** On a thread of its own: it would wait for the answer of a dead process. */
    private void start(Story.Users users) {
        if (starting.isDone()) {
            starting = CompletableFuture.runAsync(users.start(), environment.steps());
        }
    }

    private void await() {
        try {
            events.poll(3, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Ended ended(Engine engine, RunStatus status) {
        List<RunRecord> records = engine.journal(Story.RUN);
        return new Ended(
                status,
                JournalText.of(records),
                records,
                real.read(Story.RUN).orElseThrow().journal());
    }
}
