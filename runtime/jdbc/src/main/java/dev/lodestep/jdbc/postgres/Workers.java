package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.store.WorkerRow;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The rows of workers: they join, sign life, drain, leave and are declared dead by comparison. */
final class Workers {
    private static final String INSERT = """
            INSERT INTO {worker}(worker_no, name, state, beat, beat_at, started_at)
            SELECT ?::bigint, ?::text, 1, 0, now, now FROM (SELECT coalesce(?::timestamptz, now()) AS now) m
            ON CONFLICT (worker_no) DO NOTHING""";

    private static final String SAME = "SELECT 1 FROM {worker} WHERE worker_no = ? AND name = ? AND state <> 3";

    /** Kept as long as they own what somebody has to claim, and a day, so that no start under way can lose its owner's row. */
    private static final String FORGET = """
            DELETE FROM {worker} AS worker
            WHERE state = 3 AND beat_at < coalesce(?::timestamptz, now()) - interval '1 day'
              AND NOT EXISTS (SELECT 1 FROM {run} AS run WHERE run.status = 1 AND run.owner = worker.worker_no)""";

    private static final String BEAT = "UPDATE {worker} SET beat = beat + 1, beat_at = coalesce(?::timestamptz, now())"
            + " WHERE worker_no = ? AND state <> 3 RETURNING " + DatabaseClock.TIME
            + ", beat, (SELECT store_id::text FROM {meta} LIMIT 1)";

    private static final String ANNOUNCE = "UPDATE {worker} SET knows = ?::text[] WHERE worker_no = ? AND state <> 3";

    private static final String DRAIN = "UPDATE {worker} SET state = 2 WHERE worker_no = ? AND state <> 3";

    private static final String LEAVE = "UPDATE {worker} SET state = 3 WHERE worker_no = ?";

    private static final String DECLARE_DEAD =
            "UPDATE {worker} SET state = 3 WHERE worker_no = ? AND beat = ? AND state <> 3";

    private static final String NOT_DEAD =
            "SELECT " + Rows.WORKER_COLUMNS + " FROM {worker} WHERE state <> 3 ORDER BY started_at, worker_no";

    private final TableNames names;
    private final Rows rows;
    private final DatabaseClock clock;
    private final Identity identity;

    Workers(TableNames names, Rows rows, DatabaseClock clock, Identity identity) {
        this.names = names;
        this.rows = rows;
        this.clock = clock;
        this.identity = identity;
    }

    /** False if the number belongs to another worker or to a dead one. */
    boolean join(Connection connection, long worker, String name) throws SQLException {
        Call.of(connection, names.in(FORGET)).with(clock.parameter()).update();
        int inserted = Call.of(connection, names.in(INSERT))
                .with(worker)
                .with(name)
                .with(clock.parameter())
                .update();
        return inserted == 1
                || Call.of(connection, names.in(SAME))
                        .with(worker)
                        .with(name)
                        .first(row -> true)
                        .isPresent();
    }

    boolean beat(Connection connection, long worker) throws SQLException {
        long askedAt = System.nanoTime();
        Optional<Boolean> alive = Call.of(connection, names.in(BEAT))
                .with(clock.parameter())
                .with(worker)
                .first(row -> {
                    clock.showed(Objects.requireNonNull(Times.read(row, 1)), askedAt);
                    return identity.confirms(worker, row.getLong(2), String.valueOf(row.getString(3)));
                });
        if (alive.isEmpty()) {
            identity.check(connection);
        } else if (!alive.get()) {
            leave(connection, worker);
        }
        return alive.orElse(false);
    }

    int announce(Connection connection, long worker, Set<WorkflowVersion> known) throws SQLException {
        return Call.of(connection, names.in(ANNOUNCE))
                .withArray("text", Claims.texts(known))
                .with(worker)
                .update();
    }

    int drain(Connection connection, long worker) throws SQLException {
        return Call.of(connection, names.in(DRAIN)).with(worker).update();
    }

    int leave(Connection connection, long worker) throws SQLException {
        return Call.of(connection, names.in(LEAVE)).with(worker).update();
    }

    boolean declareDead(Connection connection, long worker, long seenBeat) throws SQLException {
        return Call.of(connection, names.in(DECLARE_DEAD))
                        .with(worker)
                        .with(seenBeat)
                        .update()
                == 1;
    }

    List<WorkerRow> notDead(Connection connection) throws SQLException {
        return Call.of(connection, names.in(NOT_DEAD)).list(rows::worker);
    }
}
