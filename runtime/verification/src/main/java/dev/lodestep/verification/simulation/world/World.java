package dev.lodestep.verification.simulation.world;

import dev.lodestep.runtime.Environment;
import java.time.Duration;
import java.time.Instant;
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
 * Virtual time, and the tasks of all simulated processes, one by one on the calling thread: the same seed gives the same history. Time stands
 * still while a task runs. Clocks that people set, those of the processes and the database's, go wrong separately from it.
 */
public final class World {
    private static final Instant BEGINNING = Instant.parse("2030-01-01T00:00:00Z");
    private static final int JITTER_NANOS = 2_000_000;

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.<Task>comparingLong(task -> task.at).thenComparingLong(task -> task.order));
    private final Random random;
    private final Trace trace;
    private Duration databaseAhead = Duration.ZERO;
    private Instant databaseLatest = BEGINNING;
    private long nanos;
    private long order;
    private int processes;
    private boolean insideTask;

    /** A world in which what happens at once happens in an order that follows from the seed. */
    public World(long seed, Trace trace) {
        this.random = new Random(seed);
        this.trace = trace;
    }

    /** What happens here. */
    public Trace trace() {
        return trace;
    }

    /** Nanoseconds since the beginning: the time that nobody can set. */
    public long nanos() {
        return nanos;
    }

    /** The database's clock. */
    public Instant databaseNow() {
        return BEGINNING.plusNanos(nanos - nanos % 1_000).plus(databaseAhead); // as exact as every store keeps it
    }

    /** The latest time that the database's clock ever showed: what was due by then may happen, also when the clock was set back since. */
    public Instant databaseLatest() {
        Instant now = databaseNow();
        return now.isAfter(databaseLatest) ? now : databaseLatest;
    }

    /** Somebody sets the database's clock. */
    public void setDatabaseClock(Duration change) {
        databaseLatest = databaseLatest();
        databaseAhead = databaseAhead.plus(change);
    }

    /** A process without tasks. */
    public Process process() {
        return new Process(++processes);
    }

    /** Does something of no process after a time, such as what people do. */
    public void after(Duration delay, Runnable action) {
        tasks.add(new Task(null, nanos + delay.toNanos(), ++order, action));
    }

    /** A stage that has its value after that time, unless the process that waits for it is dead. */
    public <T> CompletableFuture<T> later(Process process, Duration delay, T value) {
        CompletableFuture<T> future = new CompletableFuture<>();
        process.add(() -> future.complete(value), delay.toNanos());
        return future;
    }

    /** Lets time pass, also from within a task: then everybody but frozen processes goes on. */
    public void run(Duration time) {
        long end = nanos + time.toNanos();
        while (!tasks.isEmpty() && tasks.element().at <= end) {
            next();
        }
        nanos = Math.max(nanos, end);
    }

    /** Lets time pass until something is so; false if it is not so within the limit. */
    public boolean runUntil(BooleanSupplier condition, Duration limit) {
        long end = nanos + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (tasks.isEmpty() || tasks.element().at > end) {
                return false;
            }
            next();
        }
        return true;
    }

    private void next() {
        Task task = tasks.remove();
        nanos = Math.max(nanos, task.at);
        Process process = task.process;
        if (task.cancelled || process != null && process.dead) {
            return;
        }
        if (process != null && process.frozen) {
            process.backlog.add(task);
            return;
        }
        boolean outer = insideTask;
        insideTask = process != null;
        trace.mix(task.at * 31 + (process == null ? 0 : process.number));
        try {
            task.action.run();
        } catch (RuntimeException e) {
            if (process == null) {
                throw e;
            }
            trace.tell(nanos, () -> "p" + process.number + " a thread ended by " + e);
        } finally {
            insideTask = outer;
        }
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
        private final int number;
        private final List<Task> backlog = new ArrayList<>();
        private Duration ahead = Duration.ZERO;
        private boolean frozen;
        private boolean dead;

        private Process(int number) {
            this.number = number;
        }

        /** Its number, from 1. */
        public int number() {
            return number;
        }

        /** Whether nothing of it ever runs again. */
        public boolean dead() {
            return dead;
        }

        /** Whether nothing of it runs just now. */
        public boolean frozen() {
            return frozen;
        }

        /** Nothing of it runs until it thaws; its tasks pile up. */
        public void freeze() {
            frozen = true;
        }

        /** It goes on with what piled up. */
        public void thaw() {
            frozen = false;
            backlog.forEach(task -> add(task, 0));
            backlog.clear();
        }

        /** Nothing of it ever runs again. */
        public void kill() {
            dead = true;
            backlog.clear();
        }

        /** It is frozen in the middle of what it does, for that time. */
        public void pauseHere(Duration time) {
            if (frozen) {
                return;
            }
            freeze();
            World.this.run(time);
            thaw();
        }

        /** Somebody sets its wall clock. */
        public void setClock(Duration change) {
            ahead = ahead.plus(change);
        }

        @Override
        public Instant now() {
            return BEGINNING.plusNanos(nanos).plus(ahead);
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

        /** A caller from outside of all tasks waits for its answer on the world's only thread: it is written at once. */
        @Override
        public Executor writer() {
            return task -> {
                if (insideTask) {
                    add(task, jitter());
                } else {
                    insideTask = true;
                    try {
                        task.run();
                    } finally {
                        insideTask = false;
                    }
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
            tasks.add(task);
            return task;
        }

        /** What was thawed is the same task: whoever holds it can still take it back. */
        private void add(Task task, long delay) {
            Task again = new Task(this, nanos + delay, ++order, () -> {
                if (!task.cancelled) {
                    task.action.run();
                }
            });
            tasks.add(again);
        }

        private long jitter() {
            return random.nextInt(JITTER_NANOS);
        }
    }
}
