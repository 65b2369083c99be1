package dev.lodestep.verification.chaos;

import dev.lodestep.jdbc.PostgresStore;
import dev.lodestep.verification.chaos.process.StoreAddress;
import dev.lodestep.verification.chaos.proxy.FaultProxy;
import dev.lodestep.verification.chaos.work.EffectLog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/** A store in a PostgreSQL database, of a server of our own or of somebody else's; in a schema of its own. */
final class PostgresSite implements Site {
    private static final Pattern URL = Pattern.compile("jdbc:postgresql://([^:/?]+)(?::(\\d+))?(/[^?]*)(\\?.*)?");
    private static final String IN_THE_CLEAR =
            "sslmode=disable&gssEncMode=disable&connectTimeout=3"; // the proxy reads along

    private final Optional<OwnServer> server;
    private final String url;
    private final String schema;
    private final InetSocketAddress place;

    private PostgresSite(Optional<OwnServer> server, String url, String schema) throws SQLException {
        Matcher parts = parts(url);
        this.server = server;
        this.url = url;
        this.schema = schema;
        this.place =
                new InetSocketAddress(parts.group(1), parts.group(2) == null ? 5432 : Integer.parseInt(parts.group(2)));
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
        StoreAddress.Postgres address = new StoreAddress.Postgres(url, schema);
        PostgresStore.migrate(source, address.options());
        execute(EffectLog.tableOf(address.effects()));
    }

    /** A server of our own, in that folder. */
    static PostgresSite own(Path data, String schema) throws IOException, SQLException {
        OwnServer server = new OwnServer(data);
        try {
            return new PostgresSite(
                    Optional.of(server),
                    "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres?user=postgres",
                    schema);
        } catch (SQLException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** A database of somebody else's, which is not restarted. */
    static PostgresSite of(String url, String schema) throws SQLException {
        return new PostgresSite(Optional.empty(), url, schema);
    }

    private static Matcher parts(String url) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not of the form jdbc:postgresql://host:port/database?user=…: " + url);
        }
        return matcher;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public String describe() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT current_setting('server_version') || ', fsync=' || current_setting('fsync')"
                                + " || ', synchronous_commit=' || current_setting('synchronous_commit')")) {
            row.next();
            return "PostgreSQL " + row.getString(1);
        } catch (SQLException e) {
            return "PostgreSQL, which does not answer: " + e.getMessage();
        }
    }

    @Override
    public StoreAddress address(Optional<FaultProxy> proxy) {
        if (proxy.isEmpty()) {
            return new StoreAddress.Postgres(url, schema);
        }
        Matcher parts = parts(url);
        String options = parts.group(4) == null ? "?" : parts.group(4) + "&";
        return new StoreAddress.Postgres(
                "jdbc:postgresql://127.0.0.1:" + proxy.get().port() + parts.group(3) + options + IN_THE_CLEAR, schema);
    }

    @Override
    public Optional<FaultProxy> proxy() throws IOException {
        return Optional.of(new FaultProxy(place));
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    @Override
    public String table(String name) {
        return schema + "." + name;
    }

    @Override
    public String millis(String column) {
        return "(extract(epoch FROM " + column + ") * 1000)::bigint";
    }

    @Override
    public String nowMillis() {
        return millis("clock_timestamp()");
    }

    @Override
    public boolean restarts() {
        return server.isPresent();
    }

    @Override
    public void restart() throws IOException, InterruptedException {
        server.orElseThrow().crash();
    }

    @Override
    public void close() throws IOException, SQLException {
        if (server.isPresent()) {
            server.get().close();
        } else {
            execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
        }
    }
}
