package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StorableText;
import dev.lodestep.runtime.store.WriteResult;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Writes what owners ask for, inside a write transaction. Every condition is looked at before the first change of a write, and nothing else
 * changes meanwhile, so a write is all or nothing without a savepoint; only the single entry needs no look, its fence is in the statement.
 */
final class OwnerWrites {
    private static final WriteResult FENCED = new WriteResult.Fenced();

    private static final String INSERT_RUN = """
            INSERT INTO run(id, workflow, version, input_digest, priority, created_at, status, owner, claim)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            ON CONFLICT(id) DO NOTHING""";

    private static final String LAST_RUN = "SELECT last_insert_rowid()";

    private static final String EXISTING =
            "SELECT " + Rows.RUN_COLUMNS + ", input_digest FROM run WHERE id = ?1"; // the digest is the 16th column

    private final JournalTable journal;
    private final RunChanges changes;
    private final Session session;
    private final Rows rows;
    private final Instant now;
    private final long nowMicros;
    private final long worker;
    private final boolean alive;

    OwnerWrites(Session session, Rows rows, Instant now, long worker) throws SQLException {
        this.session = session;
        this.rows = rows;
        this.now = now;
        this.nowMicros = Micros.floor(now);
        this.worker = worker;
        this.alive = WorkerTable.alive(session, worker);
        this.journal = new JournalTable(session);
        this.changes = new RunChanges(session);
    }

    WriteResult write(RunWrite write) throws SQLException {
        String objection = StorableText.objection(write).orElse(null);
        if (objection != null) {
            return new WriteResult.Refused(objection);
        }
        if (write instanceof RunWrite.Start start) {
            return start(start);
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

    private WriteResult start(RunWrite.Start start) throws SQLException {
        boolean owned = start.owned() && alive;
        PreparedStatement insert = session.prepare(INSERT_RUN);
        insert.setString(1, start.id());
        insert.setString(2, start.workflow());
        insert.setInt(3, start.version());
        insert.setBytes(4, start.inputDigest());
        insert.setInt(5, start.priority());
        insert.setLong(6, nowMicros);
        insert.setInt(7, owned ? 1 : 2);
        Binding.setLong(insert, 8, owned ? worker : null);
        insert.setLong(9, start.token());
        if (insert.executeUpdate() == 0) {
            return existing(start);
        }
        long run;
        try (ResultSet row = session.prepare(LAST_RUN).executeQuery()) {
            row.next();
            run = row.getLong(1);
        }
        NewEntry entry = NewEntry.of(EntryKind.START, null, 0, start.input());
        journal.insert(run, 1, start.token(), entry, owned ? worker : 0, nowMicros);
        return new WriteResult.Written(run);
    }

    /** The same start sent again, told by its token, or another one. */
    private WriteResult existing(RunWrite.Start start) throws SQLException {
        PreparedStatement query = session.prepare(EXISTING);
        query.setString(1, start.id());
        RunRow there;
        byte[] digest;
        try (ResultSet row = query.executeQuery()) {
            row.next();
            there = rows.run(row);
            digest = Rows.bytes(row, 16);
        }
        return journal.startToken(there.run()) == start.token()
                ? new WriteResult.Written(there.run())
                : new WriteResult.Exists(there, digest);
    }

    private WriteResult fenced(RunWrite.Fenced write) throws SQLException {
        JournalTable.Last last = journal.last(write.run());
        if (last.seq() == 0 || last.seq() != write.seq() - 1) {
            return resolve(write);
        }
        if (last.claim() != write.claim() || !journal.hasMessages(write.run(), write.entries())) {
            return FENCED;
        }
        if (!(write instanceof RunWrite.Append)) {
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
        return journal.wrote(write.run(), write.seq(), write.claim(), write.entries())
                ? new WriteResult.Written(write.run())
                : new WriteResult.Refused("position " + write.seq() + " of run " + write.run()
                        + " holds another entry of the same claim; send unchanged what was sent before");
    }
}
