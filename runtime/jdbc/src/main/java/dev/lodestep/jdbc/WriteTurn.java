package dev.lodestep.jdbc;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to write, among the threads of one store. They take turns in the order they came.
 *
 * <p>A turn is short, or it is kept for as long as a transactional step runs. Nobody waits for ever for a turn that is kept: after some
 * patience a waiter is told that the store does not answer now, and one that comes after the turn was kept for too long ends it, by rolling
 * back what the step did. So neither a step that hangs nor one that waits for a write of its own process can stop the store.
 */
final class WriteTurn {
    /** As long as SQLite itself waits for the lock of another process. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Nobody else writes meanwhile, in any process: a step that takes longer is not one to do in a transaction. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private final SqliteErrors errors;
    private final Duration patience;
    private final Duration longest;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private @Nullable Kept kept;
    private boolean closed;

    WriteTurn(SqliteErrors errors, Duration patience, Duration longest) {
        this.errors = errors;
        this.patience = patience;
        this.longest = longest;
    }

    /** Waits for the turn. Whoever has it must {@link #pass} it on or {@link #keep} it. */
    void take() {
        lock.lock();
        boolean mine = false;
        try {
            if (kept != null) {
                awaitEnd();
            }
            if (closed) {
                throw errors.closed();
            }
            mine = true;
        } finally {
            if (!mine) {
                lock.unlock();
            }
        }
    }

    /** Gives up the turn that this thread took. */
    void pass() {
        lock.unlock();
    }

    /** Keeps the turn that this thread took, until the end of what it returns; others may have it rolled back when that takes too long. */
    Kept keep(Runnable rollBack) {
        Kept mine = new Kept(Thread.currentThread(), System.nanoTime(), rollBack);
        kept = mine;
        lock.unlock();
        return mine;
    }

    /** Lets nobody have a turn any more, and ends one that is kept. */
    void close() {
        lock.lock();
        try {
            closed = true;
            Kept current = kept;
            if (current != null && !current.committing) {
                rollBack(current);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitEnd() {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        try {
            for (Kept current = kept; current != null && !closed; current = kept) {
                if (current.owner == Thread.currentThread()) {
                    throw new IllegalStateException("a transactional step on SQLite cannot use the store while it runs:"
                            + " start, signal or cancel runs in another step, before or after it");
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    if (current.committing || current.rolledBack || current.age() < longest.toNanos()) {
                        throw errors.heldByStep(Duration.ofNanos(current.age()));
                    }
                    rollBack(current);
                    continue;
                }
                try {
                    long ignored = changed.awaitNanos(left); // the loop looks at the clock itself
                } catch (InterruptedException e) {
                    interrupted = true; // writers do not heed it
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Rolling back waits for the statement that runs, so the others must not wait for it meanwhile. */
    private void rollBack(Kept current) {
        current.rolledBack = true;
        lock.unlock();
        try {
            current.rollBack.run();
        } finally {
            lock.lock();
        }
        release(current);
    }

    private void release(Kept current) {
        if (kept == current) {
            kept = null;
            changed.signalAll();
        }
    }

    /** A turn that a transactional step keeps. */
    final class Kept {
        private final Thread owner;
        private final long since;
        private final Runnable rollBack;
        private boolean committing;
        private boolean rolledBack;

        private Kept(Thread owner, long since, Runnable rollBack) {
            this.owner = owner;
            this.since = since;
            this.rollBack = rollBack;
        }

        private long age() {
            return System.nanoTime() - since;
        }

        /** Whether it may be committed; from now on nobody rolls it back any more. */
        boolean commits() {
            lock.lock();
            try {
                committing = !rolledBack;
                return committing;
            } finally {
                lock.unlock();
            }
        }

        /** The step has ended; the others go on. */
        void end() {
            lock.lock();
            try {
                release(this);
            } finally {
                lock.unlock();
            }
        }
    }
}
