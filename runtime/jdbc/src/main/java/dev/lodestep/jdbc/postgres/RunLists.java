package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.store.RunCount;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.Standing;
import dev.lodestep.runtime.store.StorableText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads runs in pages, and counts them. */
final class RunLists {
    /** Those that are being compensated are few, and have an index of their own; the others are what is left. */
    private static final String COUNT = """
            SELECT workflow, status, false, count(*) FROM {run} WHERE ?::text IS NULL OR workflow = ? GROUP BY workflow, status
            UNION ALL
            SELECT workflow, status, true, count(*) FROM {run} WHERE compensating AND (?::text IS NULL OR workflow = ?)
            GROUP BY workflow, status""";

    private final TableNames names;
    private final Rows rows;

    RunLists(TableNames names, Rows rows) {
        this.names = names;
        this.rows = rows;
    }

    List<RunRow> list(Connection connection, RunQuery query) throws SQLException {
        RunSearch search = RunSearch.of(query);
        if (!StorableText.accepts(query)) {
            return List.of();
        }
        Call call = Call.of(connection, names.in(search.sql()));
        for (Object parameter : search.parameters()) {
            if (parameter instanceof Number number) {
                call.with(number.longValue());
            } else {
                call.with((String) parameter);
            }
        }
        return call.list(rows::run);
    }

    List<RunCount> counts(Connection connection, @Nullable String workflow) throws SQLException {
        List<RunCount> all = new ArrayList<>();
        List<RunCount> back = new ArrayList<>();
        Call.of(connection, names.in(COUNT))
                .with(workflow)
                .with(workflow)
                .with(workflow)
                .with(workflow)
                .list(row -> (row.getBoolean(3) ? back : all).add(count(row)));
        return RunCount.of(all, back);
    }

    private RunCount count(ResultSet row) throws SQLException {
        Standing standing = new Standing(rows.status(row, 2), row.getBoolean(3));
        return new RunCount(row.getString(1), standing, row.getLong(4));
    }
}
