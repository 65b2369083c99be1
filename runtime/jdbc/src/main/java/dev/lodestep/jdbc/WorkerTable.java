package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.WorkerRow;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;

/** The rows of workers. A worker whose row is gone is as good as dead. */
final class WorkerTable {
    private static final String STATE = "SELECT state FROM worker WHERE worker_no = ?1";

    private static final String INSERT = """
            INSERT INTO worker(worker_no, name, state, beat, beat_at, started_at) VALUES (?1, ?2, 1, 0, ?3, ?3)
            ON CONFLICT(worker_no) DO NOTHING""";

    private static final String SAME = "SELECT 1 FROM worker WHERE worker_no = ?1 AND name = ?2 AND state <> 3";

    /** Dead ones are kept only as long as they own what somebody has to claim. */
    private static final String FORGET = """
            DELETE FROM worker
            WHERE state = 3 AND NOT EXISTS (SELECT 1 FROM run WHERE status = 1 AND owner = worker_no)""";

    private static final String BEAT =
            "UPDATE worker SET beat = beat + 1, beat_at = ?2 WHERE worker_no = ?1 AND state <> 3";

    private static final String ANNOUNCE = "UPDATE worker SET knows = ?2 WHERE worker_no = ?1 AND state <> 3";

    private static final String DRAIN = "UPDATE worker SET state = 2 WHERE worker_no = ?1 AND state <> 3";

    private static final String LEAVE = "UPDATE worker SET state = 3 WHERE worker_no = ?1";

    private static final String DECLARE_DEAD =
            "UPDATE worker SET state = 3 WHERE worker_no = ?1 AND beat = ?2 AND state <> 3";

    private static final String NOT_DEAD =
            "SELECT worker_no, name, state, beat, started_at, knows FROM worker WHERE state <> 3 ORDER BY started_at, worker_no";

    private static final int LIVE = WorkerRow.State.LIVE.code();
    private static final int DEAD = WorkerRow.State.DEAD.code();

    private WorkerTable() {}

    static boolean alive(Session session, long worker) throws SQLException {
        return state(session, worker) != DEAD;
    }

    static boolean live(Session session, long worker) throws SQLException {
        return state(session, worker) == LIVE;
    }

    private static int state(Session session, long worker) throws SQLException {
        PreparedStatement query = session.prepare(STATE);
        query.setLong(1, worker);
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? row.getInt(1) : DEAD;
        }
    }

    /** False if the number belongs to another worker or to a dead one. */
    static boolean join(Session session, long worker, String name, long now) throws SQLException {
        session.prepare(FORGET).executeUpdate();
        PreparedStatement insert = session.prepare(INSERT);
        insert.setLong(1, worker);
        insert.setString(2, name);
        insert.setLong(3, now);
        if (insert.executeUpdate() == 1) {
            return true;
        }
        PreparedStatement same = session.prepare(SAME);
        same.setLong(1, worker);
        same.setString(2, name);
        try (ResultSet row = same.executeQuery()) {
            return row.next();
        }
    }

    static boolean beat(Session session, long worker, long now) throws SQLException {
        PreparedStatement update = session.prepare(BEAT);
        update.setLong(1, worker);
        update.setLong(2, now);
        return update.executeUpdate() == 1;
    }

    static boolean announce(Session session, long worker, Set<WorkflowVersion> known) throws SQLException {
        PreparedStatement update = session.prepare(ANNOUNCE);
        update.setLong(1, worker);
        update.setString(2, JsonNames.ofVersions(known));
        return update.executeUpdate() == 1;
    }

    static boolean drain(Session session, long worker) throws SQLException {
        PreparedStatement update = session.prepare(DRAIN);
        update.setLong(1, worker);
        return update.executeUpdate() == 1;
    }

    static boolean leave(Session session, long worker) throws SQLException {
        PreparedStatement update = session.prepare(LEAVE);
        update.setLong(1, worker);
        return update.executeUpdate() == 1;
    }

    static boolean declareDead(Session session, long worker, long seenBeat) throws SQLException {
        PreparedStatement update = session.prepare(DECLARE_DEAD);
        update.setLong(1, worker);
        update.setLong(2, seenBeat);
        return update.executeUpdate() == 1;
    }

    static List<WorkerRow> notDead(Session session, Rows rows, LongPredicate gone) throws SQLException {
        List<WorkerRow> workers = new ArrayList<>();
        try (ResultSet row = session.prepare(NOT_DEAD).executeQuery()) {
            while (row.next()) {
                workers.add(rows.worker(row, gone.test(row.getLong(1))));
            }
        }
        return workers;
    }
}
