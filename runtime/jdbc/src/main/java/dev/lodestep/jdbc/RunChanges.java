package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.NewChild;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WriteResult;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes the row of a run for its owner: parks it, opens waits, times out, ends it, each only if its conditions hold. */
final class RunChanges {
    private static final String STATE =
            "SELECT status, claim, inbox, parent_no, parent_node, parent_element FROM run WHERE run_no = ?1";

    private static final String PARK = """
            UPDATE run SET owner = NULL, status = ?2, compensating = ?3, waits = ?4, due_at = ?5, reason = ?6, failure = ?7
            WHERE run_no = ?1""";

    private static final String OPEN = "UPDATE run SET waits = ?2, compensating = ?3 WHERE run_no = ?1";

    private static final String TIME_OUT = "UPDATE run SET waits = ?2 WHERE run_no = ?1";

    private static final String FINISH = """
            UPDATE run SET owner = NULL, waits = '[]', due_at = NULL, compensating = 0, status = ?2, reason = ?3, failure = ?5, ended_at = ?4
            WHERE run_no = ?1""";

    private static final String CHECKPOINT = """
            INSERT INTO checkpoint(run_no, seq, fingerprint, crc, state) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT(run_no) DO UPDATE
            SET seq = excluded.seq, fingerprint = excluded.fingerprint, crc = excluded.crc, state = excluded.state
            WHERE checkpoint.seq < excluded.seq""";

    /** What the conditions compare. */
    private record State(int status, long claim, int inbox, ChildEnds.@Nullable Link child) {
        boolean runningUnder(long token) {
            return status == StoredStatus.RUNNING.code() && claim == token;
        }

        boolean isGivenUp() {
            return status == StoredStatus.READY.code()
                    || status == StoredStatus.WAITING.code()
                    || status == StoredStatus.PARKED.code();
        }
    }

    private final Session session;
    private final NewRuns newRuns;
    private final ChildEnds childEnds;

    RunChanges(Session session, NewRuns newRuns, ChildEnds childEnds) {
        this.session = session;
        this.newRuns = newRuns;
        this.childEnds = childEnds;
    }

    /** Changes the row, or says why not. */
    @Nullable
    WriteResult apply(RunWrite.Fenced write, Instant now) throws SQLException {
        State state = state(write.run());
        if (state == null) {
            return new WriteResult.Fenced();
        }
        if (!state.runningUnder(write.claim())) {
            return lostOrDone(state, write);
        }
        if (write instanceof RunWrite.Park park) {
            return state.inbox() != park.seenInbox() ? new WriteResult.InboxMoved() : park(park);
        }
        if (write instanceof RunWrite.Open open) {
            return state.inbox() != open.seenInbox() ? new WriteResult.InboxMoved() : open(open);
        }
        if (write instanceof RunWrite.Finish finish) {
            boolean moved = !finish.ignoreInbox() && state.inbox() != finish.seenInbox();
            return moved ? new WriteResult.InboxMoved() : finish(finish, state.child(), now);
        }
        RunWrite.TimeOut timeOut = (RunWrite.TimeOut) write;
        return state.inbox() != timeOut.seenInbox() ? new WriteResult.InboxMoved() : timeOut(timeOut, now);
    }

    /** Without entries the journal cannot tell whether the same write took effect before; the row's claim can. */
    private static WriteResult lostOrDone(State state, RunWrite.Fenced write) {
        boolean tookEffect = write instanceof RunWrite.Park && state.isGivenUp()
                || write instanceof RunWrite.Finish finish
                        && state.status() == finish.status().code();
        boolean same = write.entries().isEmpty() && state.claim() == write.claim() && tookEffect;
        return same ? new WriteResult.Written(write.run()) : new WriteResult.Fenced();
    }

    private @Nullable State state(long run) throws SQLException {
        PreparedStatement query = session.prepare(STATE);
        query.setLong(1, run);
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? new State(row.getInt(1), row.getLong(2), row.getInt(3), child(row)) : null;
        }
    }

    private static ChildEnds.@Nullable Link child(ResultSet row) throws SQLException {
        long parent = row.getLong(4);
        return row.wasNull() ? null : new ChildEnds.Link(parent, row.getString(5), row.getInt(6));
    }

    /** Starts the children, or says why not. */
    private @Nullable WriteResult begin(long parent, List<NewChild> children) throws SQLException {
        String taken = newRuns.conflict(parent, children);
        if (taken != null) {
            return new WriteResult.ChildConflict(taken);
        }
        newRuns.insert(parent, children);
        return null;
    }

    private @Nullable WriteResult park(RunWrite.Park park) throws SQLException {
        WriteResult refusal = begin(park.run(), park.children());
        if (refusal != null) {
            return refusal;
        }
        PreparedStatement update = session.prepare(PARK);
        update.setLong(1, park.run());
        update.setInt(2, park.status().code());
        update.setInt(3, park.compensating() ? 1 : 0);
        update.setString(4, JsonNames.ofNames(park.waits()));
        Instant due = park.due();
        Binding.setLong(update, 5, due == null ? null : Micros.ceiling(due));
        update.setString(6, park.reason());
        update.setString(7, park.failure());
        update.executeUpdate();
        keep(park.run(), park.checkpoint());
        return null;
    }

    private @Nullable WriteResult open(RunWrite.Open open) throws SQLException {
        WriteResult refusal = begin(open.run(), open.children());
        if (refusal != null) {
            return refusal;
        }
        PreparedStatement update = session.prepare(OPEN);
        update.setLong(1, open.run());
        update.setString(2, JsonNames.ofNames(open.waits()));
        update.setInt(3, open.compensating() ? 1 : 0);
        update.executeUpdate();
        return null;
    }

    private @Nullable WriteResult timeOut(RunWrite.TimeOut timeOut, Instant now) throws SQLException {
        if (timeOut.deadline().isAfter(now)) {
            return new WriteResult.NotDue();
        }
        List<String> left = timeOut.waits();
        PreparedStatement update = session.prepare(TIME_OUT);
        update.setLong(1, timeOut.run());
        update.setString(2, JsonNames.ofNames(left));
        update.executeUpdate();
        return null;
    }

    private @Nullable WriteResult finish(RunWrite.Finish finish, ChildEnds.@Nullable Link child, Instant now)
            throws SQLException {
        PreparedStatement update = session.prepare(FINISH);
        update.setLong(1, finish.run());
        update.setInt(2, finish.status().code());
        update.setString(3, finish.reason());
        update.setLong(4, Micros.floor(now));
        update.setString(5, finish.failure());
        update.executeUpdate();
        keep(finish.run(), finish.checkpoint());
        if (child != null) {
            childEnds.tell(child, finish, Micros.floor(now));
        }
        return null;
    }

    private void keep(long run, @Nullable Checkpoint checkpoint) throws SQLException {
        if (checkpoint == null) {
            return;
        }
        PreparedStatement upsert = session.prepare(CHECKPOINT);
        upsert.setLong(1, run);
        upsert.setInt(2, checkpoint.seq());
        upsert.setString(3, checkpoint.fingerprint());
        upsert.setLong(4, Rows.sum(checkpoint));
        upsert.setBytes(5, checkpoint.state());
        upsert.executeUpdate();
    }
}
