package dev.lodestep.jdbc.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on a connection of its own, and tells of each ring. Whatever happens to that connection means no more than that nobody is told
 * until there is another one: it is tried again, more and more seldom.
 */
final class Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int LONGEST_WAIT_MILLIS = 500;
    private static final long LONGEST_PAUSE_SECONDS = 30;

    private final DataSource direct;
    private final String channel;
    private final Runnable hint;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Listener(DataSource direct, String channel, Runnable hint) {
        this.direct = direct;
        this.channel = channel;
        this.hint = hint;
    }

    /** Listens on a thread of its own until it is stopped. */
    static Listener start(DataSource direct, String channel, Runnable hint) {
        Listener listener = new Listener(direct, channel, hint);
        Thread thread = new Thread(listener::listen, "lodestep-listener");
        thread.setDaemon(true);
        thread.start();
        return listener;
    }

    void stop() {
        stopped.countDown();
    }

    private void listen() {
        long pause = 1;
        while (!waited(0)) {
            @Nullable Exception failure = null;
            try (Connection connection = direct.getConnection()) {
                pause = 1;
                hear(connection);
            } catch (SQLException | RuntimeException e) {
                failure = e;
            }
            if (failure != null) {
                LOG.info(
                        "does not listen on PostgreSQL for {} s, and only looks by itself: {}",
                        pause,
                        failure.getMessage());
                if (waited(pause)) {
                    return;
                }
                pause = Math.min(2 * pause, LONGEST_PAUSE_SECONDS);
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        PGConnection driver = connection.unwrap(PGConnection.class);
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + channel);
            hint.run(); // for what rang before
            while (!waited(0)) {
                if (driver.getNotifications(LONGEST_WAIT_MILLIS).length > 0) {
                    hint.run();
                }
            }
            statement.execute("UNLISTEN " + channel); // a pool may get the connection back
        }
    }

    /** True when it is stopped, at the latest after that time. */
    private boolean waited(long seconds) {
        try {
            return stopped.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
