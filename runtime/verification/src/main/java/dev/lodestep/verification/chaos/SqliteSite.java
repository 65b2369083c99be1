package dev.lodestep.verification.chaos;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.verification.chaos.process.StoreAddress;
import dev.lodestep.verification.chaos.proxy.FaultProxy;
import dev.lodestep.verification.chaos.work.EffectLog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A store in a SQLite file. */
final class SqliteSite implements Site {
    private static final String PATIENCE = "?busy_timeout=30000";

    private final StoreAddress.Sqlite address;

    SqliteSite(Path file) throws SQLException {
        address = new StoreAddress.Sqlite(file);
        SqliteStore.at(file).close();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(EffectLog.tableOf(address.effects()));
        }
    }

    @Override
    public String describe() {
        return "SQLite, WAL, synchronous=FULL";
    }

    @Override
    public StoreAddress address(Optional<FaultProxy> proxy) {
        return address;
    }

    @Override
    public Optional<FaultProxy> proxy() {
        return Optional.empty();
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + address.file() + PATIENCE);
    }

    @Override
    public String table(String name) {
        return name;
    }

    @Override
    public String millis(String column) {
        return column + " / 1000";
    }

    @Override
    public String nowMillis() {
        return Long.toString(System.currentTimeMillis());
    }

    @Override
    public boolean restarts() {
        return false;
    }

    @Override
    public void restart() {
        throw new UnsupportedOperationException("there is no server");
    }

    @Override
    public void close() {
        // the file goes with its folder
    }
}
