package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.RunEvent;
import dev.lodestep.runtime.attempt.Listeners;
import dev.lodestep.runtime.machine.Entry;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an executor owes others once its lock is free: events for listeners, and that it has left its run. It is done in the order in which it
 * was owed, by one thread at a time, and never under the lock: a listener may call the engine, and may take its time.
 */
final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final Queue<Runnable> owed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final Listeners listeners;
    private final String runId;

    Outbox(Listeners listeners, String runId) {
        this.listeners = listeners;
        this.runId = runId;
    }

    /** Owes the listeners an event. */
    void tell(RunEvent event) {
        if (listeners.present()) {
            add(() -> listeners.tell(event));
        }
    }

    /** Owes the listeners what an entry means. */
    void tell(Entry entry) {
        if (listeners.present()) {
            add(() -> listeners.tell(runId, entry));
        }
    }

    void add(Runnable action) {
        owed.add(action);
    }

    /** Does what is owed, unless another thread, or this one further up its stack, is at it: then that one does all of it. */
    void flush() {
        if (owed.isEmpty() || asked.getAndIncrement() > 0) {
            return;
        }
        int answered = 1;
        while (answered > 0) {
            Runnable next = owed.poll();
            while (next != null) {
                perform(next);
                next = owed.poll();
            }
            answered = asked.addAndGet(-answered);
        }
    }

    private static void perform(Runnable action) {
        try {
            action.run();
        } catch (Throwable e) {
            LOG.error("what a run owed to others failed", e);
        }
    }
}
