package dev.lodestep.benchmarks.contest;

import dev.lodestep.jdbc.SqliteStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Raw rows in SQLite: one prepared statement for each row, and one transaction for all. */
final class RawSqlite implements RawRows {
    /** What {@link SqliteStore} sends for a single entry, to the letter. */
    private static final String INSERT_FENCED = """
            INSERT INTO journal(run_no, seq, claim, kind, node, attempt, started_at, at, payload)
            SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
            WHERE (SELECT p.claim FROM journal p WHERE p.run_no = ?1 AND p.seq = ?2 - 1) = ?3
            ON CONFLICT(run_no, seq) DO NOTHING""";

    private static final String INSERT_START = """
            INSERT INTO journal(run_no, seq, claim, kind, node, attempt, started_at, at, payload)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)""";

    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement fenced;
    private final PreparedStatement start;

    RawSqlite(Connection connection) throws SQLException {
        this.connection = connection;
        this.begin = connection.prepareStatement("BEGIN IMMEDIATE");
        this.commit = connection.prepareStatement("COMMIT");
        this.fenced = connection.prepareStatement(INSERT_FENCED);
        this.start = connection.prepareStatement(INSERT_START);
    }

    @Override
    public void start(List<RawRun> runs) throws SQLException {
        write(start, runs);
    }

    @Override
    public void write(List<RawRun> runs) throws SQLException {
        write(fenced, runs);
    }

    private void write(PreparedStatement insert, List<RawRun> runs) throws SQLException {
        begin.execute();
        long now = RawRun.micros();
        for (RawRun run : runs) {
            insert.setLong(1, run.run());
            insert.setInt(2, run.seq());
            insert.setLong(3, run.claim());
            insert.setInt(4, run.kind());
            insert.setString(5, run.node());
            insert.setInt(6, 1);
            insert.setLong(7, run.startedAt());
            insert.setLong(8, now);
            insert.setBytes(9, run.payload());
            if (insert.executeUpdate() != 1) {
                throw RawRows.refused(1);
            }
        }
        commit.execute();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
