package dev.lodestep.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** A connection with the statements that were prepared on it; used by one thread at a time. */
final class Session implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Session(Connection connection) {
        this.connection = connection;
    }

    /** For whoever does things that are none of this class's. */
    Connection connection() {
        return connection;
    }

    /** The statement of a text, prepared once. What was bound before is still bound. */
    PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    /** Runs a statement without parameters that gives no rows. */
    void run(String sql) throws SQLException {
        prepare(sql).execute();
    }

    /** Runs statements that are not worth keeping, such as those of a script. */
    void runOnce(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row of a query that has one. */
    String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                throw new SQLException("no row from " + sql);
            }
            return rows.getString(1);
        }
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    @Override
    public void close() throws SQLException {
        connection.close(); // closes its statements, too
    }
}
