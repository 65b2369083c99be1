package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.WriteResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The turns of one executor: one at a time, under its lock; what a turn owes to others, what it writes, and the attempts that it begins, come
 * after it and without the lock.
 */
final class Turns {
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Thread> here = ConcurrentHashMap.newKeySet();
    private final RunHost host;
    private final long worker;
    private final AttemptRunner attempts;
    private final Outbox outbox;
    private final Runnable move;
    private final Consumer<Throwable> trouble;
    private @Nullable Write owed;

    /** What a turn writes, and who hears the answer, as a part of a later turn. */
    private record Write(RunWrite request, Consumer<WriteResult> answered) {}

    /**
     * No turn yet.
     *
     * @param worker whose writes they are
     * @param move ends each turn
     * @param trouble hears what a turn threw; part of the turn
     */
    Turns(
            RunHost host,
            long worker,
            AttemptRunner attempts,
            Outbox outbox,
            Runnable move,
            Consumer<Throwable> trouble) {
        this.host = host;
        this.worker = worker;
        this.attempts = attempts;
        this.outbox = outbox;
        this.move = move;
        this.trouble = trouble;
    }

    void take(Runnable what) {
        List<AttemptRunner.Begun> begun = taken(what);
        submit(owed());
        outbox.flush();
        attempts.dispatch(begun);
    }

    /**
     * As the only thing that is done on a thread for users' code: the first attempt that begins runs on it, and what is to be written is
     * written on it if nothing else is being written, without another hand-over.
     */
    void takeHere(Runnable what) {
        here.add(Thread.currentThread());
        try {
            @Nullable Runnable next = what;
            while (next != null) {
                List<AttemptRunner.Begun> begun = taken(next);
                if (!begun.isEmpty()) {
                    submit(owed());
                }
                outbox.flush();
                attempts.run(begun);
                next = written(owed());
            }
        } finally {
            here.remove(Thread.currentThread());
        }
    }

    /** As the last thing that an attempt does: if it ran where turns are taken, what is to be written is left to whoever takes them. */
    void takeLast(Runnable what) {
        if (!here.contains(Thread.currentThread())) {
            take(what);
            return;
        }
        List<AttemptRunner.Begun> begun = taken(what);
        if (!begun.isEmpty()) {
            submit(owed());
        }
        outbox.flush();
        attempts.dispatch(begun);
    }

    /** Lets something be written once the turn is over; part of a turn. The answer is a part of another one. */
    void write(RunWrite request, Consumer<WriteResult> answered) {
        owed = new Write(request, answered);
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

    private Optional<Write> owed() {
        lock.lock();
        try {
            Optional<Write> write = Optional.ofNullable(owed);
            owed = null;
            return write;
        } finally {
            lock.unlock();
        }
    }

    private void submit(Optional<Write> owed) {
        owed.ifPresent(write -> {
            try {
                host.writer().submit(worker, write.request(), result -> answeredLater(write, result));
            } catch (RejectedExecutionException closed) {
                take(() -> {
                    throw closed;
                });
            }
        });
    }

    /** What is to be done next on this thread; null if the answer comes later. */
    private @Nullable Runnable written(Optional<Write> owed) {
        if (owed.isEmpty()) {
            return null;
        }
        Write write = owed.get();
        try {
            return host.writer()
                    .writeHere(worker, write.request(), result -> answeredLater(write, result))
                    .map(result -> (Runnable) () -> write.answered().accept(result))
                    .orElse(null);
        } catch (RejectedExecutionException closed) {
            return () -> {
                throw closed;
            };
        }
    }

    private void answeredLater(Write write, WriteResult result) {
        host.environment().steps().execute(() -> takeHere(() -> write.answered().accept(result)));
    }
}
