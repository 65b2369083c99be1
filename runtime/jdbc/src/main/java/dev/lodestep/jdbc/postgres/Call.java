package dev.lodestep.jdbc.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One statement with its parameters, in the order of its question marks; prepared, executed and closed by the method that ends it. */
final class Call {
    private final Connection connection;
    private final String sql;
    private final List<Setter> setters = new ArrayList<>();

    @FunctionalInterface
    private interface Setter {
        void set(PreparedStatement statement, int index) throws SQLException;
    }

    /** Reads what the current row of a result holds. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private Call(Connection connection, String sql) {
        this.connection = connection;
        this.sql = sql;
    }

    static Call of(Connection connection, String sql) {
        return new Call(connection, sql);
    }

    Call with(long value) {
        return with((statement, index) -> statement.setLong(index, value));
    }

    Call with(int value) {
        return with((statement, index) -> statement.setInt(index, value));
    }

    Call with(boolean value) {
        return with((statement, index) -> statement.setBoolean(index, value));
    }

    Call with(@Nullable String value) {
        return with((statement, index) -> statement.setString(index, value));
    }

    Call with(byte @Nullable [] value) {
        return with((statement, index) -> statement.setBytes(index, value));
    }

    /** A number that may be absent. */
    Call withNumber(@Nullable Long value) {
        return value == null
                ? with((statement, index) -> statement.setNull(index, Types.BIGINT))
                : with(value.longValue());
    }

    /** An array of that type of the server; its elements may be absent. */
    Call withArray(String type, @Nullable Object[] elements) {
        return with((statement, index) -> statement.setArray(index, connection.createArrayOf(type, elements)));
    }

    private Call with(Setter setter) {
        setters.add(setter);
        return this;
    }

    int update() throws SQLException {
        try (PreparedStatement statement = prepared()) {
            return statement.executeUpdate();
        }
    }

    <T> List<T> list(RowReader<T> reader) throws SQLException {
        try (PreparedStatement statement = prepared();
                ResultSet row = result(statement)) {
            List<T> values = new ArrayList<>();
            while (row.next()) {
                values.add(reader.read(row));
            }
            return values;
        }
    }

    <T> Optional<T> first(RowReader<T> reader) throws SQLException {
        try (PreparedStatement statement = prepared();
                ResultSet row = result(statement)) {
            return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
        }
    }

    /** Of several statements in one text, which go to the server together, the one that gives rows. */
    private static ResultSet result(PreparedStatement statement) throws SQLException {
        boolean rows = statement.execute();
        while (!rows) {
            if (statement.getUpdateCount() < 0) {
                throw new SQLException("the statement gave no rows");
            }
            rows = statement.getMoreResults();
        }
        return statement.getResultSet();
    }

    String sql() {
        return sql;
    }

    /** Sets the parameters behind so many that are set already; how many are set then. */
    int bind(PreparedStatement statement, int before) throws SQLException {
        int index = before;
        for (Setter setter : setters) {
            setter.set(statement, ++index);
        }
        return index;
    }

    private PreparedStatement prepared() throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            bind(statement, 0);
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }
}
