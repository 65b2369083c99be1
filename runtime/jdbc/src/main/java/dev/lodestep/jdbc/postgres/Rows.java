package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.Parent;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WorkerRow;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Turns rows into the values of the store contract; one that cannot be read is named in the failure. */
final class Rows {
    /** Of a table {@code run} that goes by that name. */
    static final String RUN_COLUMNS =
            "run.run_no, run.id, run.workflow, run.version, run.status, run.compensating, run.priority, run.created_at,"
                    + " run.ended_at, run.owner, run.claim, run.inbox, run.waits, run.due_at, run.reason, run.parent_no,"
                    + " run.parent_node, run.parent_element, (SELECT p.id FROM {run} p WHERE p.run_no = run.parent_no),"
                    + " run.start_at, run.failure, run.attributes";

    static final String JOURNAL_COLUMNS =
            "seq, claim, kind, node, attempt, message, worker, started_at, at, payload, crc";
    static final String INBOX_COLUMNS = "ord, kind, name, element, signal_id, token, accepted, payload, at";
    static final String CHECKPOINT_COLUMNS = "seq, fingerprint, crc, state";
    static final String WORKER_COLUMNS = "worker_no, name, state, beat, started_at, knows";

    private final PostgresErrors errors;

    Rows(PostgresErrors errors) {
        this.errors = errors;
    }

    RunRow run(ResultSet row) throws SQLException {
        long run = row.getLong(1);
        try {
            return new RunRow(
                    run,
                    row.getString(2),
                    row.getString(3),
                    row.getInt(4),
                    StoredStatus.ofCode(row.getInt(5)),
                    row.getBoolean(6),
                    row.getInt(7),
                    time(row, 8),
                    Times.read(row, 9),
                    row.getLong(10),
                    row.getLong(11),
                    row.getInt(12),
                    List.of((String[]) row.getArray(13).getArray()),
                    Times.read(row, 14),
                    row.getString(15),
                    parent(row),
                    Times.read(row, 20),
                    row.getString(21),
                    AttributeText.read(row.getString(22)));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw errors.unreadable("run " + run, e);
        }
    }

    private static @Nullable Parent parent(ResultSet row) throws SQLException {
        long parent = row.getLong(16);
        return row.wasNull() ? null : new Parent(parent, row.getString(19), row.getString(17), row.getInt(18));
    }

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
                    Times.read(row, 8),
                    time(row, 9),
                    row.getBytes(10),
                    crc(row, 11));
        } catch (IllegalArgumentException e) {
            throw errors.unreadable("journal entry " + seq + " of run " + run, e);
        }
    }

    private static @Nullable Integer crc(ResultSet row, int column) throws SQLException {
        int crc = row.getInt(column);
        return row.wasNull() ? null : crc;
    }

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
                    row.getBoolean(7),
                    row.getBytes(8),
                    time(row, 9));
        } catch (IllegalArgumentException e) {
            throw errors.unreadable("message " + ord + " of run " + run, e);
        }
    }

    /** Null if the sum does not fit, since a checkpoint is only a cache. */
    static @Nullable Checkpoint checkpoint(ResultSet row) throws SQLException {
        Checkpoint checkpoint = new Checkpoint(row.getInt(1), row.getString(2), row.getBytes(4));
        return sum(checkpoint) == row.getLong(3) ? checkpoint : null;
    }

    static long sum(Checkpoint checkpoint) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(4).putInt(0, checkpoint.seq()));
        sum.update(checkpoint.fingerprint().getBytes(StandardCharsets.UTF_8));
        sum.update(checkpoint.state());
        return sum.getValue();
    }

    WorkerRow worker(ResultSet row) throws SQLException {
        long worker = row.getLong(1);
        try {
            return new WorkerRow(
                    worker,
                    row.getString(2),
                    WorkerRow.State.ofCode(row.getInt(3)),
                    row.getLong(4),
                    false,
                    time(row, 5),
                    known((String[]) row.getArray(6).getArray()));
        } catch (IllegalArgumentException e) {
            throw errors.unreadable("worker " + worker, e);
        }
    }

    private static Set<WorkflowVersion> known(String[] texts) {
        return Arrays.stream(texts).map(Rows::version).collect(Collectors.toUnmodifiableSet());
    }

    private static WorkflowVersion version(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("no version of a workflow: " + text);
        }
        return new WorkflowVersion(text.substring(space + 1), Integer.parseInt(text.substring(0, space)));
    }

    StoredStatus status(ResultSet row, int column) throws SQLException {
        try {
            return StoredStatus.ofCode(row.getInt(column));
        } catch (IllegalArgumentException e) {
            throw errors.unreadable("the status of a run", e);
        }
    }

    /** A time that the table requires. */
    private static Instant time(ResultSet row, int column) throws SQLException {
        Instant time = Times.read(row, column);
        if (time == null) {
            throw new IllegalArgumentException("a time is missing");
        }
        return time;
    }
}
