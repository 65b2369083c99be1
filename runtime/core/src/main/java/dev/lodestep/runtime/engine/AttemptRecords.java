package dev.lodestep.runtime.engine;

import dev.lodestep.Failure;
import dev.lodestep.runtime.Environment;
import dev.lodestep.runtime.machine.Attempts;
import dev.lodestep.runtime.machine.Ending;
import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.machine.SkipReason;
import dev.lodestep.runtime.machine.Work;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what is recorded of attempts that ended, and remembers the exceptions behind the failures among them. */
final class AttemptRecords {
    private final Environment environment;
    private final Ledger ledger;
    private final Map<Failure, Throwable> causes = new HashMap<>();

    AttemptRecords(Environment environment, Ledger ledger) {
        this.environment = environment;
        this.ledger = ledger;
    }

    /**
     * Records how an attempt ended; what cannot be stored is a failed attempt.
     *
     * @param last whether there is no other attempt after it in any case
     */
    void record(Attempt attempt, AttemptRunner.Result result, Instant now, boolean last) {
        try {
            ledger.add(entry(attempt, result, now, last), attempt.startedAt());
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
            return Attempts.reached(attempt.state(), open, now);
        }
        Object value = ((AttemptRunner.Result.Value) result).value();
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
        return last
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
