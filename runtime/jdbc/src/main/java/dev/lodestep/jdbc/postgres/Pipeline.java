package dev.lodestep.jdbc.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements that go to the server together, on a connection that commits by itself: one round trip, one transaction, one commit, and each
 * statement sees what those before it did.
 *
 * <p>Each must give rows, and rows of fixed-width columns only: the driver, which must not let both sides wait for each other with full
 * buffers, asks for an answer in between where it cannot tell how large one will be, and that would commit what was sent before. The writes of
 * each statement are whole in themselves, so no more than speed is lost then.
 */
final class Pipeline {
    private final Connection connection;
    private final List<Call> calls = new ArrayList<>();
    private final List<Call.RowReader<?>> readers = new ArrayList<>();

    Pipeline(Connection connection) {
        this.connection = connection;
    }

    /** A statement, not yet added. */
    Call call(String sql) {
        return Call.of(connection, sql);
    }

    /** Adds a statement; the reader is given each of its rows. */
    void add(Call call, Call.RowReader<?> reader) {
        calls.add(call);
        readers.add(reader);
    }

    /** Sends all of them and reads what they give. */
    void run() throws SQLException {
        String text = String.join("; ", calls.stream().map(Call::sql).toList());
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            int bound = 0;
            for (Call call : calls) {
                bound = call.bind(statement, bound);
            }
            boolean hasRows = statement.execute();
            for (Call.RowReader<?> reader : readers) {
                if (!hasRows) {
                    throw new SQLException("a statement gave no rows: " + text);
                }
                try (ResultSet row = statement.getResultSet()) {
                    while (row.next()) {
                        reader.read(row);
                    }
                }
                hasRows = statement.getMoreResults();
            }
        }
    }
}
