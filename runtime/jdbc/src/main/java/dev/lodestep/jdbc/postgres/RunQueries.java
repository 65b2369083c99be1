package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.StoredRun;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads runs one by one. */
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
}
