package dev.lodestep.jdbc;

import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.store.RunCount;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.Standing;
import dev.lodestep.runtime.store.StorableText;
import dev.lodestep.runtime.store.StoredStatus;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads runs in pages, and counts them. */
final class RunLists {
    /** Those that are being compensated are few, and have an index of their own; the others are what is left. */
    static final String COUNT = """
            SELECT workflow, status, 0, count(*) FROM run WHERE ?1 IS NULL OR workflow = ?1 GROUP BY workflow, status
            UNION ALL
            SELECT workflow, status, 1, count(*) FROM run WHERE compensating = 1 AND (?1 IS NULL OR workflow = ?1)
            GROUP BY workflow, status""";

    private final Session session;
    private final Rows rows;
    private final SqliteErrors errors;

    RunLists(Session session, Rows rows, SqliteErrors errors) {
        this.session = session;
        this.rows = rows;
        this.errors = errors;
    }

    List<RunRow> list(RunQuery query) throws SQLException {
        RunSearch search = RunSearch.of(query);
        if (!StorableText.accepts(query)) {
            return List.of();
        }
        // Too many kinds of lists are possible for each to stay prepared.
        try (PreparedStatement statement = session.connection().prepareStatement(search.sql())) {
            for (int i = 0; i < search.parameters().size(); i++) {
                statement.setObject(i + 1, search.parameters().get(i));
            }
            List<RunRow> page = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    page.add(rows.run(row));
                }
            }
            return page;
        }
    }

    List<RunCount> counts(@Nullable String workflow) throws SQLException {
        PreparedStatement query = session.prepare(COUNT);
        query.setString(1, workflow);
        List<RunCount> all = new ArrayList<>();
        List<RunCount> back = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                (row.getInt(3) == 0 ? all : back).add(count(row));
            }
        }
        return RunCount.of(all, back);
    }

    private RunCount count(ResultSet row) throws SQLException {
        try {
            Standing standing = new Standing(StoredStatus.ofCode(row.getInt(2)), row.getInt(3) == 1);
            return new RunCount(row.getString(1), standing, row.getLong(4));
        } catch (IllegalArgumentException e) {
            throw errors.unreadable("the status of " + row.getLong(4) + " runs", e);
        }
    }
}
