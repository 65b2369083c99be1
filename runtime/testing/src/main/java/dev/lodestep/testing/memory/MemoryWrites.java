package dev.lodestep.testing.memory;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StorableText;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WriteResult;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an owner writes to the {@link MemoryStore}: every condition is looked at before the first change, so that a write is all or nothing.
 * Guarded by the store's lock.
 */
final class MemoryWrites {
    private static final WriteResult FENCED = new WriteResult.Fenced();
    private static final WriteResult MOVED = new WriteResult.InboxMoved();

    private final TreeMap<Long, MemoryRun> runs;
    private final Map<String, MemoryRun> byId = new HashMap<>();
    private final MemoryQueues queues;
    private long lastRun;

    MemoryWrites(TreeMap<Long, MemoryRun> runs, MemoryQueues queues) {
        this.runs = runs;
        this.queues = queues;
    }

    @Nullable
    MemoryRun byId(String id) {
        return byId.get(id);
    }

    void remove(MemoryRun run) {
        runs.remove(run.run);
        byId.remove(run.id);
    }

    WriteResult write(long worker, boolean alive, RunWrite write, Instant now) {
        String objection = StorableText.objection(write).orElse(null);
        if (objection != null) {
            return new WriteResult.Refused(objection);
        }
        if (write instanceof RunWrite.Start start) {
            return start(worker, start.owned() && alive, start, now);
        }
        return alive ? fenced((RunWrite.Fenced) write, now) : FENCED;
    }

    private WriteResult start(long worker, boolean owned, RunWrite.Start start, Instant now) {
        MemoryRun there = byId.get(start.id());
        if (there != null) {
            return there.startToken() == start.token()
                    ? new WriteResult.Written(there.run)
                    : new WriteResult.Exists(there.row(), there.inputDigest.clone());
        }
        MemoryRun run = new MemoryRun(++lastRun, start, now);
        run.status = owned ? StoredStatus.RUNNING : StoredStatus.READY;
        run.owner = owned ? worker : 0;
        run.claim = start.token();
        run.record(start.token(), NewEntry.of(EntryKind.START, null, 0, start.input()), run.owner, now);
        runs.put(run.run, run);
        byId.put(run.id, run);
        queues.add(run);
        return new WriteResult.Written(run.run);
    }

    private WriteResult fenced(RunWrite.Fenced write, Instant now) {
        MemoryRun run = runs.get(write.run());
        if (run == null) {
            return FENCED;
        }
        if (!write.entries().isEmpty() && run.wrote(write.claim(), write.seq())) {
            return run.wrote(write.claim(), write.seq(), write.entries())
                    ? new WriteResult.Written(run.run)
                    : new WriteResult.Refused("position " + write.seq() + " of run " + run.run
                            + " holds another entry of the same claim; send unchanged what was sent before");
        }
        if (!run.continues(write.claim(), write.seq())
                || !write.entries().stream().allMatch(run::hasMessageOf)) {
            return FENCED;
        }
        WriteResult refusal = write instanceof RunWrite.Append ? null : changeRow(run, write, now);
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
            return !mine ? lostOrDone(run, park, gaveUp(run.status)) : park(run, park);
        }
        if (write instanceof RunWrite.Finish finish) {
            return !mine ? lostOrDone(run, finish, run.status == finish.status()) : finish(run, finish, now);
        }
        if (write instanceof RunWrite.Open open) {
            return !mine ? FENCED : open(run, open);
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

    private @Nullable WriteResult park(MemoryRun run, RunWrite.Park park) {
        if (run.inboxCounter() != park.seenInbox()) {
            return MOVED;
        }
        queues.change(run, () -> {
            run.status = park.status();
            run.compensating = park.compensating();
            run.owner = 0;
            run.waits = List.copyOf(park.waits());
            run.dueAt = park.due();
            run.reason = park.reason();
        });
        run.keep(park.checkpoint());
        return null;
    }

    private static @Nullable WriteResult open(MemoryRun run, RunWrite.Open open) {
        if (run.inboxCounter() != open.seenInbox()) {
            return MOVED;
        }
        run.waits = List.copyOf(open.waits());
        run.compensating = open.compensating();
        return null;
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
        });
        run.keep(finish.checkpoint());
        return null;
    }
}
