package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.Parent;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WorkerRow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Turns rows into the values of the store contract; one that cannot be read is named in the failure. */
final class Rows {
    static final String RUN_COLUMNS =
            "run.run_no, id, workflow, version, status, compensating, priority, run.created_at, ended_at,"
                    + " owner, claim, inbox, waits, due_at, reason,"
                    + " parent_no, parent_node, parent_element, (SELECT p.id FROM run p WHERE p.run_no = run.parent_no),"
                    + " start_at, failure, attributes";
    static final int RUN_COLUMN_COUNT = 22;
    static final String JOURNAL_COLUMNS =
            "seq, claim, kind, node, attempt, message, worker, started_at, at, payload, crc";
    static final String INBOX_COLUMNS = "ord, kind, name, element, signal_id, token, accepted, payload, at";

    private final SqliteErrors errors;

    Rows(SqliteErrors errors) {
        this.errors = errors;
    }

    /** The row of {@link #RUN_COLUMNS}. */
    RunRow run(ResultSet row) throws SQLException {
        long run = row.getLong(1);
        try {
            return new RunRow(
                    run,
                    row.getString(2),
                    row.getString(3),
                    row.getInt(4),
                    StoredStatus.ofCode(row.getInt(5)),
                    row.getInt(6) != 0,
                    row.getInt(7),
                    Micros.toInstant(row.getLong(8)),
                    time(row, 9),
                    row.getLong(10),
                    row.getLong(11),
                    row.getInt(12),
                    JsonNames.toNames(row.getString(13)),
                    time(row, 14),
                    row.getString(15),
                    parent(row),
                    time(row, 20),
                    row.getString(21),
                    JsonNames.toTexts(row.getString(22)));
        } catch (IllegalArgumentException | IOException e) {
            throw errors.unreadable("run " + run, e);
        }
    }

    private static @Nullable Parent parent(ResultSet row) throws SQLException {
        long parent = row.getLong(16);
        return row.wasNull() ? null : new Parent(parent, row.getString(19), row.getString(17), row.getInt(18));
    }

    /** The row of {@link #JOURNAL_COLUMNS}. */
    JournalRow journal(long run, ResultSet row) throws SQLException {
        int seq = row.getInt(1);
        try {
            return new JournalRow(
                    seq,
                    row.getLong(2),
                    EntryKind.ofCode(row.getInt(3)),
                    row.getString(4),
                    row.getInt(5),
                    row.getInt(6),
                    row.getLong(7),
                    time(row, 8),
                    Micros.toInstant(row.getLong(9)),
                    bytesOrNull(row, 10),
                    crc(row, 11));
        } catch (IllegalArgumentException e) {
            throw errors.unreadable("journal entry " + seq + " of run " + run, e);
        }
    }

    private static @Nullable Integer crc(ResultSet row, int column) throws SQLException {
        int crc = row.getInt(column);
        return row.wasNull() ? null : crc;
    }

    /** The row of {@link #INBOX_COLUMNS}. */
    InboxRow inbox(long run, ResultSet row) throws SQLException {
        int ord = row.getInt(1);
        try {
            return new InboxRow(
                    ord,
                    MessageKind.ofCode(row.getInt(2)),
                    row.getString(3),
                    row.getInt(4),
                    row.getString(5),
                    row.getLong(6),
                    row.getInt(7) != 0,
                    bytesOrNull(row, 8),
                    Micros.toInstant(row.getLong(9)));
        } catch (IllegalArgumentException e) {
            throw errors.unreadable("message " + ord + " of run " + run, e);
        }
    }

    /** The row of seq, fingerprint, crc and state; null if the sum does not fit, since a checkpoint is only a cache. */
    static @Nullable Checkpoint checkpoint(ResultSet row) throws SQLException {
        Checkpoint checkpoint = new Checkpoint(row.getInt(1), row.getString(2), bytes(row, 4));
        return sum(checkpoint) == row.getLong(3) ? checkpoint : null;
    }

    static long sum(Checkpoint checkpoint) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(4).putInt(0, checkpoint.seq()));
        sum.update(checkpoint.fingerprint().getBytes(StandardCharsets.UTF_8));
        sum.update(checkpoint.state());
        return sum.getValue();
    }

    /** The row of worker_no, name, state, beat, started_at and knows. */
    WorkerRow worker(ResultSet row, boolean gone) throws SQLException {
        long worker = row.getLong(1);
        try {
            return new WorkerRow(
                    worker,
                    row.getString(2),
                    WorkerRow.State.ofCode(row.getInt(3)),
                    row.getLong(4),
                    gone,
                    Micros.toInstant(row.getLong(5)),
                    JsonNames.toVersions(row.getString(6)));
        } catch (IllegalArgumentException | IOException e) {
            throw errors.unreadable("worker " + worker, e);
        }
    }

    static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : Micros.toInstant(micros);
    }

    static byte[] bytes(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? new byte[0] : bytes;
    }

    /** The driver gives null for an empty blob, too. */
    private static byte @Nullable [] bytesOrNull(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null && row.getObject(column) != null ? new byte[0] : bytes;
    }
}
