package dev.lodestep.runtime.engine;

import dev.lodestep.Failure;
import dev.lodestep.runtime.Environment;
import dev.lodestep.runtime.machine.Attempts;
import dev.lodestep.runtime.machine.Ending;
import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.SkipReason;
import dev.lodestep.runtime.machine.Work;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of attempts that ended: what is recorded of them, unless nobody wants it any more, and what is only remembered here. */
final class AttemptRecords {
    private final Environment environment;
    private final Ledger ledger;
    private final Children children;
    private final Map<Failure, Throwable> causes = new HashMap<>();
    private @Nullable Made made;
    private boolean dropsInterrupted;

    /** What the result method gave, and the state it was made of. */
    private record Made(RunState of, @Nullable Object value) {}

    AttemptRecords(Environment environment, Ledger ledger, Children children) {
        this.environment = environment;
        this.ledger = ledger;
        this.children = children;
    }

    /** The run is given back: what fails from now on, because it was interrupted, has not failed. */
    void dropInterrupted() {
        dropsInterrupted = true;
    }

    /** Notes how an attempt ended: what nobody waits for any more, since it has lost its race or its round is over, is dropped. */
    void note(Attempt attempt, AttemptRunner.Result result, Instant now) {
        if (dropsInterrupted && result instanceof AttemptRunner.Result.Failed && !attempt.timedOut()) {
            return;
        }
        if (attempt.work() instanceof Work.Complete && result instanceof AttemptRunner.Result.Value value) {
            made = new Made(attempt.state(), value.value());
            return;
        }
        boolean undoes = attempt.work() instanceof Work.Undo;
        if (!undoes && !wanted(attempt)) {
            return;
        }
        boolean begins = attempt.work() instanceof Work.Invoke invoke
                && invoke.node().child().isPresent()
                && result instanceof AttemptRunner.Result.Value;
        RunState head = ledger.head();
        if (begins && !(head.failures().isEmpty() && head.cancelled().isEmpty())) {
            return; // no child begins any more
        }
        record(attempt, result, now, ledger.durable().cancelled().isPresent() && !undoes);
    }

    /** Whether the run still waits for what an attempt gives. */
    private boolean wanted(Attempt attempt) {
        return !(attempt.work() instanceof Work.Call call) || ledger.head().wants(call);
    }

    /**
     * Adds what an attempt gave to what is unsaved, to be committed together with what it wrote; false if nobody waits for it any more.
     *
     * @throws NotToBeCommittedException if it is a failure, or cannot be stored: then nothing was added, and {@link #note} is to record it
     */
    boolean add(Attempt attempt, AttemptRunner.Result result, Instant now) throws NotToBeCommittedException {
        if (!(attempt.work() instanceof Work.Undo) && !wanted(attempt)) {
            return false;
        }
        Entry entry = entry(attempt, result, now, false);
        if (entry instanceof Entry.AttemptFailed) {
            throw new NotToBeCommittedException(result);
        }
        try {
            ledger.add(entry, attempt.startedAt());
        } catch (RuntimeException | StackOverflowError e) {
            throw new NotToBeCommittedException(new AttemptRunner.Result.Failed(e, true));
        }
        return true;
    }

    /** Whether the result method has given what the run ends with in that state. */
    boolean madeOf(RunState state) {
        return made != null && made.of() == state;
    }

    /** What the result method gave. */
    @Nullable
    Object made() {
        return made == null ? null : made.value();
    }

    /**
     * Records how an attempt ended; what cannot be stored is a failed attempt.
     *
     * @param last whether there is no other attempt after it in any case
     */
    private void record(Attempt attempt, AttemptRunner.Result result, Instant now, boolean last) {
        try {
            Entry entry = entry(attempt, result, now, last);
            if (entry instanceof Entry.Spawned spawned) {
                children.check(ledger.headWith(List.of(entry)), spawned);
            }
            ledger.add(entry, attempt.startedAt());
        } catch (RuntimeException | StackOverflowError e) {
            ledger.add(entry(attempt, new AttemptRunner.Result.Failed(e, true), now, last), attempt.startedAt());
        }
    }

    private Entry entry(Attempt attempt, AttemptRunner.Result result, Instant now, boolean last) {
        double random = environment.randomDouble();
        Work work = attempt.work();
        if (result instanceof AttemptRunner.Result.Failed failed) {
            Entry entry = failure(attempt, failed, now, random, last);
            note(entry, failed.error());
            return entry;
        }
        if (work instanceof Work.Undo undo) {
            return new Entry.Compensated(undo.place(), undo.attempt());
        }
        if (result instanceof AttemptRunner.Result.Refused) {
            return new Entry.Skipped(attempt.place(), SkipReason.GUARDED);
        }
        if (work instanceof Work.Open open) {
            Instant deadline = (Instant) ((AttemptRunner.Result.Value) result).value();
            return Attempts.reached(attempt.state(), open, deadline, now);
        }
        Object value = ((AttemptRunner.Result.Value) result).value();
        if (work instanceof Work.Recover recover) {
            return Attempts.recovered(recover, value);
        }
        return work instanceof Work.Until until
                ? Attempts.answered(until, Boolean.TRUE.equals(value), now)
                : Attempts.returned((Work.Invoke) work, value, now, random);
    }

    private static Entry failure(
            Attempt attempt, AttemptRunner.Result.Failed failed, Instant now, double random, boolean last) {
        Work work = attempt.work();
        if (work instanceof Work.Undo undo) {
            return Attempts.undoFailed(undo, failed.error(), now, random);
        }
        if (work instanceof Work.Complete) {
            return Attempts.resultFailed(failed.error());
        }
        Work.Call call = (Work.Call) work;
        return last || work instanceof Work.Recover
                ? Attempts.failedForGood(call, failed.admitted(), failed.error())
                : Attempts.failed(call, failed.admitted(), failed.error(), now, random);
    }

    /** Remembers the exception of what may become the run's primary failure, for those who wait in this process. */
    void note(Entry entry, Throwable error) {
        if (entry instanceof Entry.AttemptFailed failed && failed.retryAt() == null) {
            causes.put(failed.failure(), error);
        } else if (entry instanceof Entry.LoopFailed failed && failed.retryAt() == null) {
            causes.put(failed.failure(), error);
        }
    }

    /** The exception of the primary failure, if it was thrown here. */
    @Nullable
    Throwable causeOf(Ending ending) {
        return ending instanceof Ending.Failed failed ? causes.get(failed.primary()) : null;
    }
}
