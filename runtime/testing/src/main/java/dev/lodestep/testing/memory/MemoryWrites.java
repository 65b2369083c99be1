package dev.lodestep.testing.memory;

import dev.lodestep.runtime.store.NewChild;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StorableText;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WriteResult;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an owner writes to the {@link MemoryStore}: every condition is looked at before the first change, so that a write is all or nothing.
 * Guarded by the store's lock.
 */
final class MemoryWrites {
    private static final WriteResult FENCED = new WriteResult.Fenced();
    private static final WriteResult MOVED = new WriteResult.InboxMoved();

    private final MemoryRuns runs;
    private final MemoryQueues queues;
    private final MemoryDeliveries deliveries;

    MemoryWrites(MemoryRuns runs, MemoryQueues queues, MemoryDeliveries deliveries) {
        this.runs = runs;
        this.queues = queues;
        this.deliveries = deliveries;
    }

    WriteResult write(long worker, boolean alive, RunWrite write, Instant now) {
        String objection = StorableText.objection(write).orElse(null);
        if (objection != null) {
            return new WriteResult.Refused(objection);
        }
        if (write instanceof RunWrite.Start start) {
            return runs.start(start, start.owned() && alive ? worker : 0, now);
        }
        return alive ? fenced((RunWrite.Fenced) write, now) : FENCED;
    }

    private WriteResult fenced(RunWrite.Fenced write, Instant now) {
        MemoryRun run = runs.get(write.run());
        if (run == null) {
            return FENCED;
        }
        if (!write.entries().isEmpty() && run.wrote(write.claim(), write.seq())) {
            if (run.wrote(write.claim(), write.seq(), write.entries())) {
                return new WriteResult.Written(run.run);
            }
            return write instanceof RunWrite.Seal
                    ? new WriteResult.Taken(run.run)
                    : new WriteResult.Refused("position " + write.seq() + " of run " + run.run
                            + " holds another entry of the same claim; send unchanged what was sent before");
        }
        if (!run.continues(write.claim(), write.seq())
                || !write.entries().stream().allMatch(run::hasMessageOf)) {
            return FENCED;
        }
        WriteResult refusal =
                write instanceof RunWrite.Append || write instanceof RunWrite.Seal ? null : changeRow(run, write, now);
        if (refusal != null) {
            return refusal;
        }
        write.entries().forEach(entry -> run.record(write.claim(), entry, 0, now));
        return new WriteResult.Written(run.run);
    }

    /** Changes the run's row, or says why not. */
    private @Nullable WriteResult changeRow(MemoryRun run, RunWrite.Fenced write, Instant now) {
        boolean mine = run.status == StoredStatus.RUNNING && run.claim == write.claim();
        if (write instanceof RunWrite.Park park) {
            return !mine ? lostOrDone(run, park, gaveUp(run.status)) : park(run, park, now);
        }
        if (write instanceof RunWrite.Finish finish) {
            return !mine ? lostOrDone(run, finish, run.status == finish.status()) : finish(run, finish, now);
        }
        if (write instanceof RunWrite.Open open) {
            return !mine ? FENCED : open(run, open, now);
        }
        return !mine ? FENCED : timeOut(run, (RunWrite.TimeOut) write, now);
    }

    /** Without entries the journal cannot tell whether the same write took effect before; the row's claim can. */
    private static WriteResult lostOrDone(MemoryRun run, RunWrite.Fenced write, boolean tookEffect) {
        boolean same = write.entries().isEmpty() && run.claim == write.claim() && tookEffect;
        return same ? new WriteResult.Written(run.run) : FENCED;
    }

    private static boolean gaveUp(StoredStatus status) {
        return status == StoredStatus.WAITING || status == StoredStatus.PARKED || status == StoredStatus.READY;
    }

    private @Nullable WriteResult park(MemoryRun run, RunWrite.Park park, Instant now) {
        if (run.inboxCounter() != park.seenInbox()) {
            return MOVED;
        }
        WriteResult refusal = begin(run, park.children(), now);
        if (refusal != null) {
            return refusal;
        }
        queues.change(run, () -> {
            run.status = park.status();
            run.compensating = park.compensating();
            run.owner = 0;
            run.waits = List.copyOf(park.waits());
            run.dueAt = park.due();
            run.reason = park.reason();
            run.failure = park.failure();
        });
        run.keep(park.checkpoint());
        return null;
    }

    private @Nullable WriteResult open(MemoryRun run, RunWrite.Open open, Instant now) {
        if (run.inboxCounter() != open.seenInbox()) {
            return MOVED;
        }
        WriteResult refusal = begin(run, open.children(), now);
        if (refusal != null) {
            return refusal;
        }
        run.waits = List.copyOf(open.waits());
        run.compensating = open.compensating();
        return null;
    }

    /** Starts the children, or says why not. */
    private @Nullable WriteResult begin(MemoryRun parent, List<NewChild> children, Instant now) {
        Map<String, NewChild> here = new HashMap<>();
        for (NewChild child : children) {
            NewChild twin = here.putIfAbsent(child.id(), child);
            if (runs.isConflict(parent.run, child) || twin != null && !isSame(twin, child)) {
                return new WriteResult.ChildConflict(child.id());
            }
        }
        runs.startAll(parent, children, now);
        return null;
    }

    private static boolean isSame(NewChild one, NewChild other) {
        return one.node().equals(other.node())
                && one.element() == other.element()
                && Arrays.equals(one.inputDigest(), other.inputDigest());
    }

    private static @Nullable WriteResult timeOut(MemoryRun run, RunWrite.TimeOut timeOut, Instant now) {
        if (run.inboxCounter() != timeOut.seenInbox()) {
            return MOVED;
        }
        if (timeOut.deadline().isAfter(now)) {
            return new WriteResult.NotDue();
        }
        run.waits = List.copyOf(timeOut.waits());
        return null;
    }

    private @Nullable WriteResult finish(MemoryRun run, RunWrite.Finish finish, Instant now) {
        if (!finish.ignoreInbox() && run.inboxCounter() != finish.seenInbox()) {
            return MOVED;
        }
        queues.change(run, () -> {
            run.status = finish.status();
            run.compensating = false;
            run.owner = 0;
            run.waits = List.of();
            run.dueAt = null;
            run.endedAt = now;
            run.reason = finish.reason();
            run.failure = finish.failure();
        });
        run.keep(finish.checkpoint());
        runs.ended(run);
        if (run.parent != null) {
            deliveries.childEnded(run.parent, finish, now);
        }
        return null;
    }
}
