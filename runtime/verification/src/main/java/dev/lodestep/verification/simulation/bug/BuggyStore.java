package dev.lodestep.verification.simulation.bug;

import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.NewChild;
import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.WriteResult;
import dev.lodestep.verification.simulation.world.StoreDouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store that does something else than it was asked to; what exactly, its subclasses say. */
class BuggyStore extends StoreDouble {
    BuggyStore(Store real) {
        super(real);
    }

    @Override
    public List<WriteResult> write(long worker, List<RunWrite> batch) {
        List<WriteResult> results = new ArrayList<>();
        batch.forEach(write -> results.add(one(worker, write)));
        return results;
    }

    /** Writes one of a batch. */
    WriteResult one(long worker, RunWrite write) {
        return plain(worker, write);
    }

    /** Writes it as the real store does. */
    final WriteResult plain(long worker, RunWrite write) {
        return real.write(worker, List.of(write)).get(0);
    }

    /** How many messages the run of a write has. */
    final int inboxOf(RunWrite.Fenced write) {
        return real.inboxCounters(List.of(write.run())).getOrDefault(write.run(), 0);
    }

    /** The row of the run of a write. */
    final @Nullable RunRow rowOf(RunWrite.Fenced write) {
        return real.load(write.run()).map(run -> run.row()).orElse(null);
    }

    /** The same write under another claim, at another position, having read another number of messages. */
    static RunWrite changed(RunWrite.Fenced write, long claim, int seq, int seen) {
        if (write instanceof RunWrite.Park park) {
            return park(park, claim, seq, seen, park.due(), park.checkpoint(), park.children());
        }
        if (write instanceof RunWrite.Open open) {
            return new RunWrite.Open(
                    open.run(), claim, seq, open.entries(), open.compensating(), open.waits(), seen, open.children());
        }
        if (write instanceof RunWrite.TimeOut timeOut) {
            return timeOut(timeOut, claim, seq, seen, timeOut.deadline());
        }
        if (write instanceof RunWrite.Finish finish) {
            return new RunWrite.Finish(
                    finish.run(),
                    claim,
                    seq,
                    finish.entries(),
                    finish.status(),
                    finish.reason(),
                    finish.failure(),
                    seen,
                    finish.ignoreInbox(),
                    finish.checkpoint(),
                    finish.ending());
        }
        if (write instanceof RunWrite.Seal) {
            return new RunWrite.Seal(write.run(), claim, seq);
        }
        return new RunWrite.Append(write.run(), claim, seq, write.entries());
    }

    /** The same park with other data. */
    static RunWrite.Park park(
            RunWrite.Park park,
            long claim,
            int seq,
            int seen,
            @Nullable Instant due,
            @Nullable Checkpoint checkpoint,
            List<NewChild> children) {
        return new RunWrite.Park(
                park.run(),
                claim,
                seq,
                park.entries(),
                park.status(),
                park.compensating(),
                park.waits(),
                due,
                park.reason(),
                park.failure(),
                seen,
                checkpoint,
                children);
    }

    /** The same time-out with other data. */
    static RunWrite.TimeOut timeOut(RunWrite.TimeOut write, long claim, int seq, int seen, Instant deadline) {
        List<NewEntry> entries = write.entries();
        return new RunWrite.TimeOut(write.run(), claim, seq, entries, write.waits(), deadline, seen);
    }
}
