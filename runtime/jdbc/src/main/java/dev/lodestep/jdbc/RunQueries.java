package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.StoredRun;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads runs one by one. */
final class RunQueries {
    private static final String BY_ID = "SELECT " + Rows.RUN_COLUMNS + " FROM run WHERE id = ?1";

    private static final String BY_NUMBER = "SELECT " + Rows.RUN_COLUMNS + " FROM run WHERE run_no = ?1";

    private static final String CHECKPOINT = "SELECT seq, fingerprint, crc, state FROM checkpoint WHERE run_no = ?1";

    private static final String JOURNAL =
            "SELECT " + Rows.JOURNAL_COLUMNS + " FROM journal WHERE run_no = ?1 AND seq > ?2 ORDER BY seq";

    private static final String INBOX =
            "SELECT " + Rows.INBOX_COLUMNS + " FROM inbox WHERE run_no = ?1 AND ord > ?2 ORDER BY ord";

    private static final String COUNTERS =
            "SELECT run_no, inbox FROM run WHERE run_no IN (SELECT value FROM json_each(?1))";

    static final String UNENDED_CHILDREN = "SELECT " + Rows.RUN_COLUMNS
            + " FROM run INDEXED BY run_child WHERE parent_no = ?1 AND status < 5 ORDER BY run_no";

    private final Session session;
    private final Rows rows;

    RunQueries(Session session, Rows rows) {
        this.session = session;
        this.rows = rows;
    }

    Optional<RunRow> find(String id) throws SQLException {
        PreparedStatement query = session.prepare(BY_ID);
        query.setString(1, id);
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(rows.run(row)) : Optional.empty();
        }
    }

    Optional<RunRow> find(long run) throws SQLException {
        PreparedStatement query = session.prepare(BY_NUMBER);
        query.setLong(1, run);
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(rows.run(row)) : Optional.empty();
        }
    }

    /** With the journal after the checkpoint, or the whole one. */
    StoredRun stored(RunRow row, boolean wholeJournal) throws SQLException {
        Checkpoint checkpoint = checkpoint(row.run());
        int from = wholeJournal || checkpoint == null ? 0 : checkpoint.seq();
        return new StoredRun(row, checkpoint, journal(row.run(), from), inbox(row.run(), 0));
    }

    private @Nullable Checkpoint checkpoint(long run) throws SQLException {
        PreparedStatement query = session.prepare(CHECKPOINT);
        query.setLong(1, run);
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? Rows.checkpoint(row) : null;
        }
    }

    private List<JournalRow> journal(long run, int after) throws SQLException {
        PreparedStatement query = session.prepare(JOURNAL);
        query.setLong(1, run);
        query.setInt(2, after);
        List<JournalRow> entries = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                entries.add(rows.journal(run, row));
            }
        }
        return entries;
    }

    List<InboxRow> inbox(long run, int after) throws SQLException {
        PreparedStatement query = session.prepare(INBOX);
        query.setLong(1, run);
        query.setInt(2, after);
        List<InboxRow> messages = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                messages.add(rows.inbox(run, row));
            }
        }
        return messages;
    }

    Map<Long, Integer> inboxCounters(Collection<Long> runs) throws SQLException {
        PreparedStatement query = session.prepare(COUNTERS);
        query.setString(1, JsonNames.ofNumbers(runs));
        Map<Long, Integer> counters = new LinkedHashMap<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                counters.put(row.getLong(1), row.getInt(2));
            }
        }
        return counters;
    }

    List<RunRow> unendedChildren(long run) throws SQLException {
        PreparedStatement query = session.prepare(UNENDED_CHILDREN);
        query.setLong(1, run);
        List<RunRow> children = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                children.add(rows.run(row));
            }
        }
        return children;
    }
}
