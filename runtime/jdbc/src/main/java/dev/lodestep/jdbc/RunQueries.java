package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.RunFilter;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.StoredStatus;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads runs, one by one, in pages and counted. */
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

    static final String UNENDED_CHILDREN =
            "SELECT " + Rows.RUN_COLUMNS + " FROM run WHERE parent_no = ?1 AND status < 5 ORDER BY run_no";

    private static final String LIST =
            "SELECT " + Rows.RUN_COLUMNS + " FROM run WHERE run_no > ?1 AND instr(id, ?2) = 1";

    /** Lets the index of runs that have not ended serve lists of such runs. */
    private static final String ONLY_OPEN = " AND status < 5";

    private static final String COUNT =
            "SELECT status, count(*) FROM run WHERE (?1 IS NULL OR workflow = ?1) GROUP BY status";

    private final Session session;
    private final Rows rows;
    private final SqliteErrors errors;

    RunQueries(Session session, Rows rows, SqliteErrors errors) {
        this.session = session;
        this.rows = rows;
        this.errors = errors;
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

    List<RunRow> list(RunFilter filter) throws SQLException {
        boolean byStatus = !filter.statuses().isEmpty();
        boolean onlyOpen = byStatus && filter.statuses().stream().noneMatch(StoredStatus::isFinal);
        PreparedStatement query = session.prepare(LIST
                + (filter.workflow() == null ? "" : " AND workflow = ?4")
                + (byStatus ? " AND status IN (SELECT value FROM json_each(?5))" : "")
                + (onlyOpen ? ONLY_OPEN : "")
                + " ORDER BY run_no LIMIT ?3");
        query.setLong(1, filter.after());
        query.setString(2, filter.idPrefix());
        query.setInt(3, filter.limit());
        if (filter.workflow() != null) {
            query.setString(4, filter.workflow());
        }
        if (byStatus) {
            query.setString(
                    5,
                    JsonNames.ofNumbers(
                            filter.statuses().stream().map(StoredStatus::code).toList()));
        }
        List<RunRow> page = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                page.add(rows.run(row));
            }
        }
        return page;
    }

    Map<StoredStatus, Long> count(@Nullable String workflow) throws SQLException {
        Map<StoredStatus, Long> counts = new EnumMap<>(StoredStatus.class);
        for (StoredStatus status : StoredStatus.values()) {
            counts.put(status, 0L);
        }
        PreparedStatement query = session.prepare(COUNT);
        query.setString(1, workflow);
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                try {
                    counts.put(StoredStatus.ofCode(row.getInt(1)), row.getLong(2));
                } catch (IllegalArgumentException e) {
                    throw errors.unreadable("the status of " + row.getLong(2) + " runs", e);
                }
            }
        }
        return counts;
    }
}
