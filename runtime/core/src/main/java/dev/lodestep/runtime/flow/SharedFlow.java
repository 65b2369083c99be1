package dev.lodestep.runtime.flow;

import dev.lodestep.runtime.Environment;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import dev.lodestep.runtime.store.SharedLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;

/**
 * The limits of all workers of a store. Each worker has its own lines, and asks the store for permits in batches, for all its limits at once:
 * {@link #exchange} is called again and again, on a thread of its own, and nobody else ever waits for the store.
 *
 * <p>An exchange whose outcome is not known is sent again, exactly the same, until it is answered. When this worker is declared dead the store
 * frees what it held; under its next number it says what it still uses, and asks anew for the rest.
 */
public final class SharedFlow implements FlowControl {
    /** Without anything to say. */
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final Environment environment;
    private final SharedLimits limits;
    private final LongSupplier worker;
    private final Runnable hurry;
    private final SharedRooms rooms = new SharedRooms(this::looked);
    private final Lines lines;
    private long asWorker;
    private boolean exchanging;
    private boolean planned;
    private long next;

    /**
     * No limits yet.
     *
     * @param worker the number under which this engine is a worker of the store now
     * @param hurry asks for an {@link #exchange} soon; called under a lock, so it only makes a note
     */
    public SharedFlow(Environment environment, SharedLimits limits, LongSupplier worker, Runnable hurry) {
        this.environment = environment;
        this.limits = limits;
        this.worker = worker;
        this.hurry = hurry;
        this.lines = new Lines(environment, rooms);
    }

    @Override
    public void add(WorkflowDefinition<?, ?> definition) {
        lines.add(definition);
        lines.change(() -> {}); // the store is to know the limits also while nobody needs them
    }

    @Override
    public Ticket ask(WorkflowDefinition<?, ?> definition, NodeDefinition node, Runnable granted) {
        return lines.ask(definition, node, granted);
    }

    /** An exchange that is under way, or is tried again after a failure, looks by itself when the next one is due. */
    private void looked() {
        long now = environment.nanoTime();
        long due = due(now);
        if (!exchanging && due < Room.LATER && (!planned || now + due - next < 0)) {
            planned = true;
            next = now + due;
            try {
                hurry.run();
            } catch (RejectedExecutionException e) {
                // the engine is closed: nobody begins anything
            }
        }
    }

    private long due(long now) {
        long soonest = Room.LATER;
        for (Pool pool : rooms.pools()) {
            soonest = Math.min(soonest, pool.due(now));
        }
        return soonest;
    }

    /**
     * Says to the store what is to be said, and lets go whom its answer lets go. Never called twice at once.
     *
     * @return after what pause it is to be called again
     */
    public Duration exchange() {
        long number = worker.getAsLong();
        List<Pool> talking = new ArrayList<>();
        List<SharedLimits.Ask> asks = new ArrayList<>();
        synchronized (lines) {
            exchanging = true;
            if (number != asWorker) {
                rooms.pools().forEach(Pool::forget);
                asWorker = number;
            }
            long now = environment.nanoTime();
            for (Pool pool : rooms.pools()) {
                if (pool.isUnanswered() || pool.due(now) == 0) {
                    talking.add(pool);
                    asks.add(pool.ask(now));
                }
            }
        }
        if (!asks.isEmpty()) {
            Optional<List<SharedLimits.Answer>> answers = limits.ask(number, asks);
            if (answers.isEmpty()) {
                return IDLE.dividedBy(10); // this worker is dead, and will have another number
            }
            lines.change(() -> {
                long now = environment.nanoTime();
                for (int i = 0; i < talking.size(); i++) {
                    talking.get(i).hears(answers.get().get(i), now);
                }
            });
        }
        return untilNext();
    }

    private Duration untilNext() {
        synchronized (lines) {
            long now = environment.nanoTime();
            long pause = Math.min(IDLE.toNanos(), due(now));
            exchanging = false;
            planned = true;
            next = now + pause;
            return Duration.ofNanos(pause);
        }
    }
}
