package dev.lodestep.runtime.engine;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The turns of one executor: one at a time, under its lock; what a turn owes to others, and the attempts that it begins, come after it and
 * without the lock.
 */
final class Turns {
    private final ReentrantLock lock = new ReentrantLock();
    private final AttemptRunner attempts;
    private final Outbox outbox;
    private final Runnable move;
    private final Consumer<Throwable> trouble;

    /**
     * No turn yet.
     *
     * @param move ends each turn
     * @param trouble hears what a turn threw; part of the turn
     */
    Turns(AttemptRunner attempts, Outbox outbox, Runnable move, Consumer<Throwable> trouble) {
        this.attempts = attempts;
        this.outbox = outbox;
        this.move = move;
        this.trouble = trouble;
    }

    void take(Runnable what) {
        List<AttemptRunner.Begun> begun = taken(what);
        outbox.flush();
        attempts.dispatch(begun);
    }

    /** On a thread for users' code: the first attempt that begins runs on it, without another hand-over. */
    void takeHere(Runnable what) {
        List<AttemptRunner.Begun> begun = taken(what);
        outbox.flush();
        attempts.run(begun);
    }

    /** Looks at something between two turns. */
    <T> T look(Supplier<T> at) {
        lock.lock();
        try {
            return at.get();
        } finally {
            lock.unlock();
        }
    }

    private List<AttemptRunner.Begun> taken(Runnable what) {
        lock.lock();
        try {
            try {
                what.run();
                move.run();
            } catch (Throwable e) {
                trouble.accept(e);
            }
            return attempts.takeBegun();
        } finally {
            lock.unlock();
        }
    }
}
