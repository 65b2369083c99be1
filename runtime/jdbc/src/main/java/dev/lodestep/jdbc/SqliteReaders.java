package dev.lodestep.jdbc;

import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/** The few connections of a store that read; readers and the writer do not wait for each other. */
final class SqliteReaders {
    private static final int MOST = 4;

    private final SqliteConnections connections;
    private final SqliteErrors errors;
    private final Semaphore free = new Semaphore(MOST, true);
    private final Deque<Session> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    SqliteReaders(SqliteConnections connections, SqliteErrors errors) {
        this.connections = connections;
        this.errors = errors;
    }

    /** Reads with one statement; several would not see the same moment. */
    <T> T read(String what, SqlWork<T> work) {
        free.acquireUninterruptibly();
        try {
            if (closed) {
                throw errors.closed();
            }
            connections.check();
            Session pooled = idle.pollFirst();
            Session session = pooled == null ? connections.openReader() : pooled;
            boolean sound = false;
            try {
                T result = work.on(session);
                sound = true;
                return result;
            } finally {
                if (sound) {
                    idle.addFirst(session);
                } else {
                    session.close();
                }
            }
        } catch (SQLException e) {
            throw errors.whileRunning(what, e);
        } finally {
            free.release();
        }
    }

    /** Reads with several statements that see one moment. */
    <T> T snapshot(String what, SqlWork<T> work) {
        return read(what, session -> {
            session.run("BEGIN");
            T result = work.on(session); // a failed one takes its connection along
            session.run("COMMIT");
            return result;
        });
    }

    void close() {
        closed = true;
        free.acquireUninterruptibly(MOST);
        try {
            for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
                session.close();
            }
        } catch (SQLException e) {
            // it only read
        } finally {
            free.release(MOST);
        }
    }
}
