package dev.lodestep.testing;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.RunPage;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunSummary;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WorkerRow;
import dev.lodestep.testing.memory.MemoryStore;
import dev.lodestep.testing.simulation.Death;
import dev.lodestep.testing.simulation.MortalStore;
import dev.lodestep.testing.simulation.SimulatedWorld;
import dev.lodestep.testing.simulation.TestEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * A durable engine on a store in memory, in virtual time, for tests: weeks pass in no time, nothing runs beside the test, and the same test does
 * the same each time.
 *
 * <pre>{@code
 * OrderClient orders = OrderClient.register(world.engine(), new Orders(new FakeBank(world.effects())));
 * orders.start("1001", order);
 * world.settle();                           // all that happens by itself, back-off and sleeps included
 * orders.resume("1001").review(answer);
 * assertThat(orders.await("1001")).isEqualTo(shipment);
 * }</pre>
 *
 * <p>Steps run one at a time on the test's thread, branches at once included; only a step that gives a {@code CompletionStage} may go on
 * elsewhere. Of one thread, the test's.
 */
public final class TestWorld implements AutoCloseable {
    private static final int PATIENCE = 1_000_000;
    private static final Duration STUCK = Duration.ofMinutes(10);
    private static final Duration ELSEWHERE = Duration.ofSeconds(30);

    private final SimulatedWorld time = SimulatedWorld.orderly();
    private final Store store = new MemoryStore(time);
    private final AtomicInteger elsewhere = new AtomicInteger();
    private final Effects effects = new Effects();
    private final BiConsumer<Engine, Effects> workers;
    private final List<SimulatedWorld.Process> processes = new ArrayList<>();
    private final Engine engine;
    private MortalStore mortal;
    private boolean died;

    private TestWorld(boolean executes, BiConsumer<Engine, Effects> workers, Death death) {
        this.workers = workers;
        this.mortal = new MortalStore(store, Death.NONE, () -> {});
        if (executes) {
            engine = open(store, false);
        } else {
            engine = open(store, true);
            work(death);
        }
    }

    /** A world of its own. */
    public static TestWorld create() {
        return new TestWorld(true, (engine, effects) -> {}, Death.NONE);
    }

    /** A world in which others execute the workflows, in a process that dies once and is replaced. */
    static TestWorld of(BiConsumer<Engine, Effects> workers, Death death) {
        return new TestWorld(false, workers, death);
    }

    private void work(Death death) {
        mortal = new MortalStore(store, death, () -> {
            died = true;
            processes.get(processes.size() - 1).kill();
        });
        workers.accept(open(mortal.store(), false), effects);
    }

    private Engine open(Store on, boolean clientOnly) {
        SimulatedWorld.Process process = time.process();
        processes.add(process);
        EngineOptions options = EngineOptions.defaults()
                .environment(process)
                .keepStoreOpen()
                .rejectWhenFull()
                .startTimeout(Duration.ofSeconds(10));
        return TestEngine.of(Engine.open(on, clientOnly ? options.clientOnly() : options), this::settle, elsewhere);
    }

    /** The engine: to register workflows, to start runs, and for all else that engines are for. */
    public Engine engine() {
        return engine;
    }

    /** What the stand-ins of services have noted. */
    public Effects effects() {
        return effects;
    }

    /** What time it is here. */
    public Instant now() {
        return time.instant();
    }

    /**
     * Lets everything happen that happens by itself: steps, back-off, sleeps, children, for as long as that takes, until each run has ended, is
     * parked, or waits for a signal. The timeout of a wait does not pass: that is what {@link #advance} is for.
     *
     * @throws IllegalStateException if a run neither ends nor waits; the message says what it does
     */
    public void settle() {
        settle(Optional.empty());
    }

    /** Lets that much time pass, with everything that falls due in it, the timeouts of waits included, and then {@linkplain #settle settles}. */
    public void advance(Duration duration) {
        Instant until = now().plus(duration);
        settle(Optional.of(until));
        if (now().isBefore(until)) {
            time.jump(Duration.between(now(), until));
        }
        settle();
    }

    /** What can be said of a run; fails if there is none of that id. */
    public RunAssert assertThatRun(String runId) {
        return new RunAssert(engine, runId);
    }

    private void settle(Optional<Instant> until) {
        Instant active = now();
        for (int steps = 0; steps < PATIENCE; steps++) {
            time.now();
            awaitOthers();
            if (died) {
                replace();
            }
            List<RunRow> open = open();
            if (open.stream().anyMatch(TestWorld::isActive)) {
                if (Duration.between(active, now()).compareTo(STUCK) > 0) {
                    throw stuck(open);
                }
                time.step();
                continue;
            }
            Optional<Instant> due = due(open, until);
            if (due.isEmpty()) {
                return;
            }
            if (due.get().isAfter(now())) {
                time.jump(Duration.between(now(), due.get()));
            }
            time.step();
            active = now();
        }
        throw stuck(open());
    }

    /** Somebody notices at once, not only when the lease is over: no time has passed for those who wait for a timeout. */
    private void replace() {
        died = false;
        for (WorkerRow worker : store.workers()) {
            if (worker.state() == WorkerRow.State.LIVE) {
                store.declareDead(worker.worker(), worker.beat());
            }
        }
        work(Death.NONE);
    }

    private List<RunRow> open() {
        List<RunRow> open = new ArrayList<>();
        Optional<RunQuery> query = Optional.of(RunQuery.all());
        while (query.isPresent()) {
            RunPage page = engine.list(query.get());
            page.runs().stream()
                    .filter(run -> !run.status().isFinal())
                    .map(RunSummary::id)
                    .flatMap(id -> store.find(id).stream())
                    .forEach(open::add);
            RunQuery last = query.get();
            query = page.next().map(last::after);
        }
        return open;
    }

    private static boolean isActive(RunRow run) {
        return run.status() == StoredStatus.RUNNING || run.status() == StoredStatus.READY;
    }

    private static Optional<Instant> due(List<RunRow> open, Optional<Instant> until) {
        Predicate<RunRow> passes = run -> until.isEmpty() ? run.waits().isEmpty() : true;
        return open.stream()
                .filter(run -> run.status() == StoredStatus.WAITING && run.dueAt() != null)
                .filter(passes)
                .map(RunRow::dueAt)
                .filter(due -> until.isEmpty() || !due.isAfter(until.get()))
                .min(Comparator.naturalOrder());
    }

    private IllegalStateException stuck(List<RunRow> open) {
        List<String> why = open.stream()
                .filter(TestWorld::isActive)
                .map(run -> "run '" + run.id() + "': " + engine.whyNotRunning(run.id()))
                .toList();
        return new IllegalStateException("this does not come to an end: " + String.join("; ", why));
    }

    /** A step may have given a stage that another thread completes: no virtual time passes meanwhile. */
    private void awaitOthers() {
        long end = System.nanoTime() + ELSEWHERE.toNanos();
        while (elsewhere.get() > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("a step gave a CompletionStage that was not completed within "
                        + ELSEWHERE + "; complete it in the test before the world settles");
            }
            Thread.onSpinWait();
            time.now();
        }
    }

    /** What the process that dies was to change, call by call. */
    List<String> calls() {
        return mortal.calls();
    }

    /** The store, without a process that might die. */
    Store store() {
        return store;
    }

    @Override
    public void close() {
        processes.forEach(SimulatedWorld.Process::close);
    }
}
