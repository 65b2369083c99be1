package dev.lodestep.jdbc;

import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Struct;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a transactional step: everything but what would end the transaction or change the connection for whoever uses it next.
 * When the step has ended, it does nothing any more. It guards against mistakes, not against intent: SQL text is not looked at, and a
 * statement names the connection behind it.
 */
final class GuardedConnection implements Connection {
    /** "Invalid transaction state" of the SQL standard. */
    private static final String STATE = "25000";

    private final Connection connection;
    private volatile boolean revoked;

    GuardedConnection(Connection connection) {
        this.connection = connection;
    }

    /** The step has ended. */
    void revoke() {
        revoked = true;
    }

    private Connection live() throws SQLException {
        if (revoked) {
            throw new SQLException(
                    "the transactional step of this connection has ended; use a connection only inside its step",
                    STATE);
        }
        return connection;
    }

    private static SQLException refused(String what, String instead) {
        return new SQLException("a transactional step never " + what + ": " + instead, STATE);
    }

    @Override
    public boolean isClosed() {
        return revoked;
    }

    @Override
    public boolean isValid(int seconds) throws SQLException {
        return !revoked && connection.isValid(seconds);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    @Override
    public boolean getAutoCommit() throws SQLException {
        live();
        return false;
    }

    @Override
    public void setAutoCommit(boolean autoCommit) throws SQLException {
        if (autoCommit) {
            throw refused("commits each statement", "the engine commits all of them together with the step's result");
        }
    }

    @Override
    public void setReadOnly(boolean readOnly) throws SQLException {
        if (readOnly != live().isReadOnly()) {
            throw refused("changes whether it only reads", "its result is written in the same transaction");
        }
    }

    @Override
    public void setClientInfo(String name, String value) throws SQLClientInfoException {
        throw new SQLClientInfoException("a transactional step never changes the client info", STATE, Map.of());
    }

    @Override
    public void setClientInfo(Properties properties) throws SQLClientInfoException {
        throw new SQLClientInfoException("a transactional step never changes the client info", STATE, Map.of());
    }

    @Override
    public void commit() throws SQLException {
        throw refused("commits", "the engine commits together with the step's result");
    }

    @Override
    public void rollback() throws SQLException {
        throw refused("rolls back", "throw an exception to undo all of the step, or use a savepoint to undo a part");
    }

    @Override
    public void close() throws SQLException {
        throw refused("closes its connection", "the engine does that");
    }

    @Override
    public void abort(Executor executor) throws SQLException {
        throw refused("aborts its connection", "throw an exception to undo all of the step");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw refused("unwraps its connection", "work with what java.sql.Connection offers");
    }

    @Override
    public void setTransactionIsolation(int level) throws SQLException {
        throw refused("changes its isolation", "do what needs another one on a connection of your own");
    }

    @Override
    public void setCatalog(String catalog) throws SQLException {
        throw refused("changes the catalog", "name it in the SQL");
    }

    @Override
    public void setSchema(String schema) throws SQLException {
        throw refused("changes the schema", "name it in the SQL");
    }

    @Override
    public void setHoldability(int holdability) throws SQLException {
        throw refused("changes the holdability", "ask for it with each statement");
    }

    @Override
    public void setTypeMap(Map<String, Class<?>> map) throws SQLException {
        throw refused("changes the type map", "convert values in the step");
    }

    @Override
    public void setNetworkTimeout(Executor executor, int milliseconds) throws SQLException {
        throw refused("changes the network timeout", "set a timeout on its statements");
    }

    @Override
    public Statement createStatement() throws SQLException {
        return live().createStatement();
    }

    @Override
    public Statement createStatement(int type, int concurrency) throws SQLException {
        return live().createStatement(type, concurrency);
    }

    @Override
    public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
        return live().createStatement(type, concurrency, holdability);
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        return live().prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
        return live().prepareStatement(sql, generatedKeys);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
        return live().prepareStatement(sql, columns);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] columns) throws SQLException {
        return live().prepareStatement(sql, columns);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
        return live().prepareStatement(sql, type, concurrency);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        return live().prepareStatement(sql, type, concurrency, holdability);
    }

    @Override
    public CallableStatement prepareCall(String sql) throws SQLException {
        return live().prepareCall(sql);
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
        return live().prepareCall(sql, type, concurrency);
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability) throws SQLException {
        return live().prepareCall(sql, type, concurrency, holdability);
    }

    @Override
    public String nativeSQL(String sql) throws SQLException {
        return live().nativeSQL(sql);
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        return live().getMetaData();
    }

    @Override
    public Savepoint setSavepoint() throws SQLException {
        return live().setSavepoint();
    }

    @Override
    public Savepoint setSavepoint(String name) throws SQLException {
        return live().setSavepoint(name);
    }

    @Override
    public void rollback(Savepoint savepoint) throws SQLException {
        live().rollback(savepoint);
    }

    @Override
    public void releaseSavepoint(Savepoint savepoint) throws SQLException {
        live().releaseSavepoint(savepoint);
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        return live().isReadOnly();
    }

    @Override
    public @Nullable String getCatalog() throws SQLException {
        return live().getCatalog();
    }

    @Override
    public @Nullable String getSchema() throws SQLException {
        return live().getSchema();
    }

    @Override
    public int getTransactionIsolation() throws SQLException {
        return live().getTransactionIsolation();
    }

    @Override
    public int getHoldability() throws SQLException {
        return live().getHoldability();
    }

    @Override
    public int getNetworkTimeout() throws SQLException {
        return live().getNetworkTimeout();
    }

    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        return live().getWarnings();
    }

    @Override
    public void clearWarnings() throws SQLException {
        live().clearWarnings();
    }

    @Override
    public Map<String, Class<?>> getTypeMap() throws SQLException {
        return live().getTypeMap();
    }

    @Override
    public Clob createClob() throws SQLException {
        return live().createClob();
    }

    @Override
    public Blob createBlob() throws SQLException {
        return live().createBlob();
    }

    @Override
    public NClob createNClob() throws SQLException {
        return live().createNClob();
    }

    @Override
    public SQLXML createSQLXML() throws SQLException {
        return live().createSQLXML();
    }

    @Override
    public Array createArrayOf(String typeName, Object[] elements) throws SQLException {
        return live().createArrayOf(typeName, elements);
    }

    @Override
    public Struct createStruct(String typeName, Object[] attributes) throws SQLException {
        return live().createStruct(typeName, attributes);
    }

    @Override
    public @Nullable String getClientInfo(String name) throws SQLException {
        return live().getClientInfo(name);
    }

    @Override
    public Properties getClientInfo() throws SQLException {
        return live().getClientInfo();
    }
}
