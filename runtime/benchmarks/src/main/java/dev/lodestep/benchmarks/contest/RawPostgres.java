package dev.lodestep.benchmarks.contest;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Raw rows in PostgreSQL: one autocommitted statement for all, in the fastest form that we know. It has the fence, which is what makes rows
 * comparable, and nothing else that the store's has: no look at the worker, no lock bound, no tails, no messages.
 */
final class RawPostgres implements RawRows {
    private static final String COLUMNS =
            "INSERT INTO journal(run_no, seq, claim, kind, node, attempt, started_at, at, payload) ";

    private static final String VALUES = """
            SELECT e.run_no, e.seq, e.claim, e.kind, e.node, 1, timestamptz 'epoch' + e.started * interval '1 microsecond', now(), e.payload
            """;

    private static final String ARRAYS = """
            FROM unnest(?::bigint[], ?::integer[], ?::bigint[], ?::smallint[], ?::text[], ?::bigint[], ?::bytea[])
              AS e(run_no, seq, claim, kind, node, started, payload)
            """;

    private static final String ROW = """
            FROM (VALUES (?::bigint, ?::integer, ?::bigint, ?::smallint, ?::text, ?::bigint, ?::bytea))
              AS e(run_no, seq, claim, kind, node, started, payload)
            """;

    private static final String FENCE = """
            WHERE (SELECT p.claim FROM journal p WHERE p.run_no = e.run_no AND p.seq = e.seq - 1) = e.claim
            ON CONFLICT (run_no, seq) DO NOTHING""";

    private final Connection connection;
    private final PreparedStatement many;
    private final PreparedStatement one;
    private final PreparedStatement starts;

    RawPostgres(Connection connection) throws SQLException {
        this.connection = connection;
        this.many = connection.prepareStatement(COLUMNS + VALUES + ARRAYS + FENCE);
        this.one = connection.prepareStatement(COLUMNS + VALUES + ROW + FENCE);
        this.starts = connection.prepareStatement(COLUMNS + VALUES + ARRAYS);
    }

    @Override
    public void start(List<RawRun> runs) throws SQLException {
        write(starts, runs);
    }

    @Override
    public void write(List<RawRun> runs) throws SQLException {
        if (runs.size() == 1) {
            write(runs.get(0));
        } else {
            write(many, runs);
        }
    }

    private void write(RawRun run) throws SQLException {
        one.setLong(1, run.run());
        one.setInt(2, run.seq());
        one.setLong(3, run.claim());
        one.setInt(4, run.kind());
        one.setString(5, run.node());
        one.setLong(6, run.startedAt());
        one.setBytes(7, run.payload());
        check(1, one.executeUpdate());
    }

    private void write(PreparedStatement insert, List<RawRun> runs) throws SQLException {
        int size = runs.size();
        long[] numbers = new long[size];
        int[] seqs = new int[size];
        long[] claims = new long[size];
        short[] kinds = new short[size];
        String[] nodes = new String[size];
        long[] started = new long[size];
        byte[][] payloads = new byte[size][];
        for (int i = 0; i < size; i++) {
            RawRun run = runs.get(i);
            numbers[i] = run.run();
            seqs[i] = run.seq();
            claims[i] = run.claim();
            kinds[i] = (short) run.kind();
            nodes[i] = run.node();
            started[i] = run.startedAt();
            payloads[i] = run.payload();
        }
        set(insert, 1, "int8", numbers);
        set(insert, 2, "int4", seqs);
        set(insert, 3, "int8", claims);
        set(insert, 4, "int2", kinds);
        set(insert, 5, "text", nodes);
        set(insert, 6, "int8", started);
        set(insert, 7, "bytea", payloads);
        check(size, insert.executeUpdate());
    }

    /** The driver sends arrays of primitive numbers and of bytes in binary form. */
    private void set(PreparedStatement insert, int position, String type, Object values) throws SQLException {
        Array array = connection.unwrap(org.postgresql.PGConnection.class).createArrayOf(type, values);
        insert.setArray(position, array);
    }

    private static void check(int rows, int written) throws SQLException {
        if (rows != written) {
            throw RawRows.refused(rows - written);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
