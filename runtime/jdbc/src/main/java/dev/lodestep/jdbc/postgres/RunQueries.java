package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.RunFilter;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.StoredStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads runs, one by one, in pages and counted. */
final class RunQueries {
    /** Goes to the server together with the first query of its transaction, whose statements then see one moment. */
    private static final String SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;"
            + " SET LOCAL idle_in_transaction_session_timeout = '10s'; ";

    private static final String RUN = "SELECT " + Rows.RUN_COLUMNS + " FROM {run} AS run WHERE ";

    private static final String BY_ID = RUN + "run.id = ?";

    private static final String BY_NUMBER = RUN + "run.run_no = ?";

    private static final String CHECKPOINT =
            "SELECT " + Rows.CHECKPOINT_COLUMNS + " FROM {checkpoint} WHERE run_no = ?";

    private static final String JOURNAL =
            "SELECT " + Rows.JOURNAL_COLUMNS + " FROM {journal} WHERE run_no = ? AND seq > ? ORDER BY seq";

    private static final String INBOX =
            "SELECT " + Rows.INBOX_COLUMNS + " FROM {inbox} WHERE run_no = ? AND ord > ? ORDER BY ord";

    private static final String COUNTERS = "SELECT run_no, inbox FROM {run} WHERE run_no = ANY(?::bigint[])";

    private static final String UNENDED_CHILDREN = RUN + "run.parent_no = ? AND run.status < 5 ORDER BY run.run_no";

    private static final String LIST = RUN + "run.run_no > ? AND starts_with(run.id, ?)";

    private static final String COUNT =
            "SELECT status, count(*) FROM {run} WHERE (?::text IS NULL OR workflow = ?) GROUP BY status";

    private final TableNames names;
    private final Rows rows;

    RunQueries(TableNames names, Rows rows) {
        this.names = names;
        this.rows = rows;
    }

    Optional<RunRow> find(Connection connection, String id) throws SQLException {
        return Call.of(connection, names.in(BY_ID)).with(id).first(rows::run);
    }

    /** With the journal after the checkpoint; in a transaction of its own. */
    Optional<StoredRun> load(Connection connection, long run) throws SQLException {
        Optional<RunRow> row =
                Call.of(connection, SNAPSHOT + names.in(BY_NUMBER)).with(run).first(rows::run);
        return row.isEmpty() ? Optional.empty() : Optional.of(stored(connection, row.get(), false));
    }

    /** With the whole journal; in a transaction of its own. */
    Optional<StoredRun> read(Connection connection, String id) throws SQLException {
        Optional<RunRow> row =
                Call.of(connection, SNAPSHOT + names.in(BY_ID)).with(id).first(rows::run);
        return row.isEmpty() ? Optional.empty() : Optional.of(stored(connection, row.get(), true));
    }

    private StoredRun stored(Connection connection, RunRow row, boolean wholeJournal) throws SQLException {
        Checkpoint checkpoint = Call.of(connection, names.in(CHECKPOINT))
                .with(row.run())
                .first(found -> Optional.ofNullable(Rows.checkpoint(found)))
                .flatMap(found -> found)
                .orElse(null);
        int from = wholeJournal || checkpoint == null ? 0 : checkpoint.seq();
        List<JournalRow> journal = Call.of(connection, names.in(JOURNAL))
                .with(row.run())
                .with(from)
                .list(entry -> rows.journal(row.run(), entry));
        return new StoredRun(row, checkpoint, journal, inbox(connection, row.run(), 0));
    }

    List<InboxRow> inbox(Connection connection, long run, int after) throws SQLException {
        return Call.of(connection, names.in(INBOX)).with(run).with(after).list(row -> rows.inbox(run, row));
    }

    Map<Long, Integer> inboxCounters(Connection connection, Collection<Long> runs) throws SQLException {
        Map<Long, Integer> counters = new LinkedHashMap<>();
        Call.of(connection, names.in(COUNTERS))
                .withArray("int8", runs.toArray())
                .list(row -> counters.put(row.getLong(1), row.getInt(2)));
        return counters;
    }

    List<RunRow> unendedChildren(Connection connection, long run) throws SQLException {
        return Call.of(connection, names.in(UNENDED_CHILDREN)).with(run).list(rows::run);
    }

    List<RunRow> list(Connection connection, RunFilter filter) throws SQLException {
        boolean byStatus = !filter.statuses().isEmpty();
        String workflow = filter.workflow();
        Call call = Call.of(
                        connection,
                        names.in(LIST
                                + (workflow == null ? "" : " AND run.workflow = ?")
                                + (byStatus ? " AND run.status = ANY(?::smallint[])" : "")
                                + " ORDER BY run.run_no LIMIT ?"))
                .with(filter.after())
                .with(filter.idPrefix());
        if (workflow != null) {
            call.with(workflow);
        }
        if (byStatus) {
            call.withArray(
                    "int4", filter.statuses().stream().map(StoredStatus::code).toArray());
        }
        return call.with(filter.limit()).list(rows::run);
    }

    Map<StoredStatus, Long> count(Connection connection, @Nullable String workflow) throws SQLException {
        Map<StoredStatus, Long> counts = new EnumMap<>(StoredStatus.class);
        for (StoredStatus status : StoredStatus.values()) {
            counts.put(status, 0L);
        }
        Call.of(connection, names.in(COUNT))
                .with(workflow)
                .with(workflow)
                .list(row -> counts.put(rows.status(row, 1), row.getLong(2)));
        return counts;
    }
}
