package dev.lodestep.testing.simulation;

import dev.lodestep.runtime.Environment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time, and the tasks of all simulated processes, run one by one on the test's own thread. The same seed gives the same history.
 *
 * <p>Time stands still while a task runs and jumps to the next task's time. Tasks that are due at the same time run in the order in which they
 * were given, or, if the world is shuffled, after a short random delay each.
 */
public final class SimulatedWorld implements InstantSource {
    private static final Instant BEGINNING = Instant.parse("2030-01-01T00:00:00Z");

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.<Task>comparingLong(task -> task.at).thenComparingLong(task -> task.order));
    private final Random random;
    private final boolean shuffled;
    private Duration ahead = Duration.ZERO;
    private long nanos;
    private long order;
    private boolean pumping;

    private SimulatedWorld(long seed, boolean shuffled) {
        this.random = new Random(seed);
        this.shuffled = shuffled;
    }

    /** A world in which everything happens in the order in which it was asked for. */
    public static SimulatedWorld orderly() {
        return new SimulatedWorld(1, false);
    }

    /** A world in which what happens at once happens in an order that follows from the seed. */
    public static SimulatedWorld shuffled(long seed) {
        return new SimulatedWorld(seed, true);
    }

    @Override
    public synchronized Instant instant() {
        return BEGINNING.plusNanos(nanos).plus(ahead);
    }

    /** The randomness of this world. */
    public Random random() {
        return random;
    }

    /** A process without tasks. */
    public Process process() {
        return new Process();
    }

    /** A stage that has its value after that time. */
    public <T> CompletableFuture<T> later(Duration delay, T value) {
        CompletableFuture<T> future = new CompletableFuture<>();
        add(new Task(null, nanos + delay.toNanos(), ++order, () -> future.complete(value)));
        return future;
    }

    /** Lets time pass. */
    public void run(Duration time) {
        long end = nanos + time.toNanos();
        while (isDue(end)) {
            next();
        }
        nanos = Math.max(nanos, end);
    }

    /** Puts the clocks forward while nothing happens: what people read moves, how long something takes does not. */
    public synchronized void jump(Duration time) {
        ahead = ahead.plus(time);
    }

    /** Does what is to be done next; false if that is nothing. */
    public boolean step() {
        if (!isDue(Long.MAX_VALUE)) {
            return false;
        }
        next();
        return true;
    }

    /** Does all that is to be done at this moment. */
    public void now() {
        while (isDue(nanos)) {
            next();
        }
    }

    /** Lets time pass until something is so; fails if it is not so within the limit. */
    public void runUntil(BooleanSupplier condition, Duration limit) {
        long end = nanos + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (!isDue(end)) {
                throw new AssertionError("it did not happen within " + limit + " of simulated time");
            }
            next();
        }
    }

    private void next() {
        Task task;
        synchronized (this) {
            task = tasks.remove();
            nanos = Math.max(nanos, task.at);
        }
        if (task.process != null && task.process.frozen) {
            task.process.backlog.add(task);
        } else if (!task.cancelled && (task.process == null || !task.process.dead)) {
            pumping = true;
            try {
                task.action.run();
            } finally {
                pumping = false;
            }
        }
    }

    private synchronized boolean isDue(long at) {
        return !tasks.isEmpty() && tasks.element().at <= at;
    }

    private synchronized void add(Task task) {
        tasks.add(task);
    }

    private static final class Task {
        private final @Nullable Process process;
        private final long at;
        private final long order;
        private final Runnable action;
        private boolean cancelled;

        Task(@Nullable Process process, long at, long order, Runnable action) {
            this.process = process;
            this.at = at;
            this.order = order;
            this.action = action;
        }
    }

    /** One process: it can freeze, go on after that as if nothing had happened, and die without a word. */
    public final class Process implements Environment {
        private final List<Task> backlog = new ArrayList<>();
        private boolean frozen;
        private boolean dead;

        /** Nothing of it runs until it thaws; its tasks pile up. */
        public void freeze() {
            frozen = true;
        }

        /** It goes on with what piled up. */
        public void thaw() {
            frozen = false;
            backlog.forEach(task -> add(task.action, 0));
            backlog.clear();
        }

        /** Nothing of it ever runs again. */
        public void kill() {
            dead = true;
        }

        @Override
        public Instant now() {
            return instant();
        }

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public long randomLong() {
            return random.nextLong();
        }

        @Override
        public double randomDouble() {
            return random.nextDouble();
        }

        @Override
        public Executor steps() {
            return task -> add(task, jitter());
        }

        @Override
        public Executor control() {
            return task -> add(task, jitter());
        }

        /** A caller of the engine outside of all tasks waits for its answer on the world's only thread: it is written at once. */
        @Override
        public Executor writer() {
            return task -> {
                if (pumping) {
                    add(task, jitter());
                } else {
                    task.run();
                }
            };
        }

        @Override
        public Scheduled schedule(Duration delay, Runnable task) {
            Task scheduled = add(task, Math.max(0, delay.toNanos()) + jitter());
            return () -> scheduled.cancelled = true;
        }

        @Override
        public void close() {
            kill();
        }

        private Task add(Runnable action, long delay) {
            Task task = new Task(this, nanos + delay, ++order, action);
            SimulatedWorld.this.add(task);
            return task;
        }

        private long jitter() {
            return shuffled ? random.nextInt(2_000_000) : 0;
        }
    }
}
