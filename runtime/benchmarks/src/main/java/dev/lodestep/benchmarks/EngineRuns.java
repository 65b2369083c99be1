package dev.lodestep.benchmarks;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.WorkflowClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** The engine, driven by so many callers, each of whom starts a run and waits for its end. */
final class EngineRuns implements Contender {
    private static final Duration LONGEST_RUN = Duration.ofMinutes(1);

    private final StoreKind store;

    EngineRuns(StoreKind store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public Figures round(Path folder, Load load, Duration duration) throws Exception {
        LatencyHistogram steps = new LatencyHistogram();
        Chain chain = new Chain(load, steps);
        EngineOptions options = EngineOptions.defaults().maxInFlight(Math.max(1000, load.inFlight()));
        try (Engine engine = Engine.open(store.open(folder.resolve("engine.db")), options)) {
            engine.register(chain);
            Callers callers = new Callers(new Client(engine, chain), chain);
            return callers.callFor(duration, load.inFlight(), steps);
        }
    }

    /** The client that would be generated. */
    private static final class Client extends WorkflowClient<String, String> {
        private Client(Engine engine, Chain chain) {
            super(engine, chain.definition());
        }

        private String run(String id, String input) {
            String result = startWith(id, input).await(LONGEST_RUN);
            if (result == null) {
                throw new IllegalStateException("run " + id + " has no result");
            }
            return result;
        }
    }

    /** The callers' threads. */
    private static final class Callers {
        private final Client client;
        private final Chain chain;
        private final AtomicLong lastRun = new AtomicLong();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        private Callers(Client client, Chain chain) {
            this.client = client;
            this.chain = chain;
        }

        private Figures callFor(Duration duration, int callers, LatencyHistogram steps) throws Exception {
            long begin = System.nanoTime();
            long end = begin + duration.toNanos();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                threads.add(new Thread(() -> call(end), "caller-" + i));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            if (failure.get() != null) {
                throw new IllegalStateException("a run did not end as it should", failure.get());
            }
            return Figures.of(steps, System.nanoTime() - begin);
        }

        private void call(long end) {
            try {
                while (System.nanoTime() < end) {
                    chain.over(client.run("run-" + lastRun.incrementAndGet(), chain.text()));
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
        }
    }
}
