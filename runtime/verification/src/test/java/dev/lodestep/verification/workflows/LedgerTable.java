package dev.lodestep.verification.workflows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedMap;
import java.util.TreeMap;

/** The table that transactional steps write to: one row for each key, so that what is written twice is noticed. */
public final class LedgerTable {
    private LedgerTable() {}

    /** Makes it, where there is none yet. */
    public static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS ledger (entry TEXT PRIMARY KEY, cents BIGINT NOT NULL)");
        }
    }

    static void add(Connection connection, String entry, long cents) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO ledger VALUES (?, ?)")) {
            statement.setString(1, entry);
            statement.setLong(2, cents);
            statement.executeUpdate();
        }
    }

    static void remove(Connection connection, String entry) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM ledger WHERE entry = ?")) {
            statement.setString(1, entry);
            statement.executeUpdate();
        }
    }

    /** All rows, sorted. */
    public static SortedMap<String, Long> rows(Connection connection) throws SQLException {
        SortedMap<String, Long> all = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT entry, cents FROM ledger")) {
            while (rows.next()) {
                all.put(rows.getString(1), rows.getLong(2));
            }
        }
        return all;
    }

    /** The sum of all rows. */
    public static long total(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COALESCE(SUM(cents), 0) FROM ledger")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
