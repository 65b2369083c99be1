package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StorableText;
import dev.lodestep.runtime.store.WriteResult;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Writes what owners ask for, inside a write transaction. Every condition is looked at before the first change of a write, and nothing else
 * changes meanwhile, so a write is all or nothing without a savepoint; only the single entry needs no look, its fence is in the statement.
 */
final class OwnerWrites {
    private static final WriteResult FENCED = new WriteResult.Fenced();

    private final JournalTable journal;
    private final NewRuns newRuns;
    private final RunChanges changes;
    private final Instant now;
    private final long nowMicros;
    private final long worker;
    private final boolean alive;

    OwnerWrites(Session session, Rows rows, Instant now, long worker) throws SQLException {
        this.now = now;
        this.nowMicros = Micros.floor(now);
        this.worker = worker;
        this.alive = WorkerTable.alive(session, worker);
        this.journal = new JournalTable(session);
        this.newRuns = new NewRuns(session, rows, journal, nowMicros);
        this.changes = new RunChanges(session, newRuns, new ChildEnds(session, new InboxTable(session, rows)));
    }

    WriteResult write(RunWrite write) throws SQLException {
        String objection = StorableText.objection(write).orElse(null);
        if (objection != null) {
            return new WriteResult.Refused(objection);
        }
        if (write instanceof RunWrite.Start start) {
            return newRuns.start(start, start.owned() && alive ? worker : 0);
        }
        if (!alive) {
            return FENCED;
        }
        if (write instanceof RunWrite.Append append && isSinglePlainEntry(append.entries())) {
            boolean inserted = journal.insertFenced(
                    append.run(), append.seq(), append.claim(), append.entries().get(0), nowMicros);
            return inserted ? new WriteResult.Written(append.run()) : resolve(append);
        }
        return fenced((RunWrite.Fenced) write);
    }

    private static boolean isSinglePlainEntry(List<NewEntry> entries) {
        return entries.size() == 1 && entries.get(0).message() == 0;
    }

    /** Writes the result of a transactional step now; one that is there already does not count, since it came without this transaction. */
    WriteResult writeNow(RunWrite.Append append) throws SQLException {
        boolean free = journal.last(append.run()).seq() < append.seq();
        boolean taken = !free && journal.wrote(append.run(), append.seq(), append.claim());
        return alive && taken ? new WriteResult.Taken(append.run()) : write(append);
    }

    private WriteResult fenced(RunWrite.Fenced write) throws SQLException {
        JournalTable.Last last = journal.last(write.run());
        if (last.seq() == 0 || last.seq() != write.seq() - 1) {
            return resolve(write);
        }
        if (last.claim() != write.claim() || !journal.hasMessages(write.run(), write.entries())) {
            return FENCED;
        }
        if (!(write instanceof RunWrite.Append || write instanceof RunWrite.Seal)) {
            WriteResult refusal = changes.apply(write, now);
            if (refusal != null) {
                return refusal;
            }
        }
        int seq = write.seq();
        for (NewEntry entry : write.entries()) {
            journal.insert(write.run(), seq++, write.claim(), entry, 0, nowMicros);
        }
        return new WriteResult.Written(write.run());
    }

    /** The fence refused: either this very write took effect before, or the run is lost. */
    private WriteResult resolve(RunWrite.Fenced write) throws SQLException {
        if (write.entries().isEmpty() || !journal.wrote(write.run(), write.seq(), write.claim())) {
            return FENCED;
        }
        if (journal.wrote(write.run(), write.seq(), write.claim(), write.entries())) {
            return new WriteResult.Written(write.run());
        }
        return write instanceof RunWrite.Seal
                ? new WriteResult.Taken(write.run())
                : new WriteResult.Refused("position " + write.seq() + " of run " + write.run()
                        + " holds another entry of the same claim; send unchanged what was sent before");
    }
}
