package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.Environment;
import dev.lodestep.runtime.attempt.AttemptScope;
import dev.lodestep.runtime.flow.Ticket;
import dev.lodestep.runtime.machine.Place;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An attempt that is under way: its work, its scope, and its timeout. A method that runs on a thread ends when it returns, also after its
 * timeout; a stage that it returned ends at its timeout.
 */
final class Attempt {
    private final Work work;
    private final RunState state;
    private final AttemptScope scope;
    private final Optional<Duration> timeout;
    private final Ticket ticket;
    private volatile Instant startedAt;
    private boolean waiting;
    private Environment.Scheduled watchdog = () -> {};
    private boolean staged;
    private boolean timedOut;
    private boolean over;

    Attempt(
            Work work,
            RunState state,
            AttemptScope scope,
            Instant startedAt,
            Optional<Duration> timeout,
            Ticket ticket) {
        this.work = work;
        this.state = state;
        this.scope = scope;
        this.startedAt = startedAt;
        this.timeout = timeout;
        this.ticket = ticket;
        this.waiting = isTransactional();
    }

    Work work() {
        return work;
    }

    /** What it is an attempt at. */
    Place place() {
        return work instanceof Work.Call call ? call.place() : Place.RESULT;
    }

    /** What was permitted to begin it, to be given back when it has ended. */
    Ticket ticket() {
        return ticket;
    }

    /** Whether what it writes through its connection commits together with its result. */
    boolean isTransactional() {
        return isTransactional(work);
    }

    private static boolean isTransactional(Work work) {
        return work instanceof Work.Invoke invoke && invoke.node().isTransactional()
                || work instanceof Work.Undo undo
                        && undo.node().compensation().orElseThrow().inTransaction();
    }

    /** Its transaction's turn has come. False if nobody wants it any more. */
    synchronized boolean begins(Instant now) {
        if (over || scope.cancelled()) {
            return false;
        }
        waiting = false;
        startedAt = now;
        timeout.ifPresent(limit -> scope.endsBy(now.plus(limit)));
        return true;
    }

    /** Whether it waits for its transaction's turn: nothing of it has run. */
    synchronized boolean waiting() {
        return waiting;
    }

    /** What was durable when it began. */
    RunState state() {
        return state;
    }

    AttemptScope scope() {
        return scope;
    }

    Instant startedAt() {
        return startedAt;
    }

    Optional<Duration> timeout() {
        return timeout;
    }

    synchronized boolean timedOut() {
        return timedOut;
    }

    synchronized void watchedBy(Environment.Scheduled task) {
        if (over) {
            task.cancel();
        } else {
            watchdog = task;
        }
    }

    /** Its time is over: its thread is interrupted, and whatever it gives is dropped. True if nothing runs on a thread: it has ended. */
    synchronized boolean timeOut() {
        timedOut = true;
        scope.cancel();
        return staged;
    }

    /** Asks it to stop. True if nothing runs on a thread, so that nobody can react: it has ended. */
    synchronized boolean interrupt() {
        scope.cancel();
        return staged || waiting;
    }

    /** Whether it was asked to stop, other than by its timeout. */
    synchronized boolean stopped() {
        return scope.cancelled() && !timedOut;
    }

    /** Whether nobody wants it any more. */
    synchronized boolean over() {
        return over;
    }

    /** Its method has returned a stage. True if it was asked to stop before: it has ended. */
    synchronized boolean staged() {
        staged = true;
        return scope.cancelled();
    }

    synchronized void end() {
        over = true;
        watchdog.cancel();
    }
}
