package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WorkflowVersion;
import dev.lodestep.runtime.store.WriteResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Short words for the tests of this package. */
final class Scene {
    static final Set<WorkflowVersion> KNOWN = Set.of(new WorkflowVersion("orders", 1));

    private Scene() {}

    static RunWrite.Start starting(String id, long token) {
        return new RunWrite.Start(id, "orders", 1, bytes("digest"), 0, token, true, null);
    }

    static RunWrite.Append append(long run, long claim, int seq, byte @Nullable [] payload) {
        return new RunWrite.Append(run, claim, seq, List.of(NewEntry.of(EntryKind.RESULT, "pay", 1, payload)));
    }

    static RunWrite.Finish finish(long run, long claim, int seq, @Nullable Checkpoint checkpoint) {
        NewEntry end = NewEntry.of(EntryKind.FINAL, null, 0, null);
        return new RunWrite.Finish(run, claim, seq, List.of(end), StoredStatus.COMPLETED, null, 0, true, checkpoint);
    }

    static WriteResult write(Store store, long worker, RunWrite write) {
        return store.write(worker, List.of(write)).get(0);
    }

    static long written(WriteResult result) {
        assertThat(result).isInstanceOf(WriteResult.Written.class);
        return ((WriteResult.Written) result).run();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Runs statements as somebody else would with a tool of their own. */
    static void execute(Path database, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static String query(Path database, String sql) throws SQLException {
        StringBuilder lines = new StringBuilder();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            int last = row.getMetaData().getColumnCount();
            while (row.next()) {
                lines.append(row.getString(last)).append('\n');
            }
        }
        return lines.toString().strip();
    }
}
