package dev.lodestep.samples.customers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Customers in a table of an SQLite file. The number is the key; of one file the later line wins, so writing a row again changes nothing. */
final class CustomerTable implements Customers, AutoCloseable {
    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS customer (
                number TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, city TEXT NOT NULL,
                since TEXT NOT NULL, credit TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL)""";
    private static final String SAVE = """
            INSERT INTO customer (number, name, email, city, since, credit, file, line) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (number) DO UPDATE SET name = excluded.name, email = excluded.email, city = excluded.city,
                since = excluded.since, credit = excluded.credit, file = excluded.file, line = excluded.line
            WHERE excluded.file <> customer.file OR excluded.line > customer.line""";

    private final Connection connection;

    private CustomerTable(Connection connection) {
        this.connection = connection;
    }

    /** Opens the table, and creates it where there is none. */
    static CustomerTable at(Path file) {
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute(TABLE);
            }
            return new CustomerTable(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot open the customers in " + file, e);
        }
    }

    @Override
    public synchronized void save(String fileId, int line, Customer customer) {
        try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
            statement.setString(1, customer.number());
            statement.setString(2, customer.name());
            statement.setString(3, customer.email());
            statement.setString(4, customer.city());
            statement.setString(5, customer.since().toString());
            statement.setString(6, customer.credit().toPlainString());
            statement.setString(7, fileId);
            statement.setInt(8, line);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot save line " + line, e);
        }
    }

    /** How many customers there are. */
    synchronized int count() {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM customer")) {
            return result.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count the customers", e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot close the customers", e);
        }
    }
}
