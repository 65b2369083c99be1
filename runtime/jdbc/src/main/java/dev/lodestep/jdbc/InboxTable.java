package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.Delivery.Answer;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.StoredStatus;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Delivers messages, inside a write transaction: decides by the run's row, then writes the message and the row. */
final class InboxTable {
    private static final String RUN = "SELECT " + Rows.RUN_COLUMNS + " FROM run WHERE id = ?1";

    private static final String SAME_MESSAGE = "SELECT accepted FROM inbox WHERE run_no = ?1 AND token = ?2";

    private static final String SAME_SIGNAL_ID =
            "SELECT 1 FROM inbox WHERE run_no = ?1 AND kind = ?2 AND signal_id = ?3";

    static final String UNREAD = """
            SELECT count(*) FROM inbox i WHERE i.run_no = ?1 AND i.kind = 1
            AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.run_no = i.run_no AND j.message = i.ord)""";

    private static final String INSERT = """
            INSERT INTO inbox(run_no, ord, kind, name, signal_id, token, accepted, payload, at, element)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)""";

    private static final String UPDATE_RUN = "UPDATE run SET inbox = ?2, waits = ?3, status = ?4 WHERE run_no = ?1";

    /** What a message says. */
    record Content(
            MessageKind kind,
            String name,
            int element,
            @Nullable String signalId,
            long token,
            byte @Nullable [] payload) {
        static Content of(Message message) {
            return new Content(
                    message.kind(), message.name(), -1, message.signalId(), message.token(), message.payload());
        }
    }

    private final Session session;
    private final Rows rows;

    InboxTable(Session session, Rows rows) {
        this.session = session;
        this.rows = rows;
    }

    Delivery deliver(Message message, int maxUnread, long now) throws SQLException {
        RunRow run = run(message.runId());
        if (run == null) {
            return new Delivery(Answer.UNKNOWN_RUN, 0, 0, StoredStatus.READY);
        }
        Answer known = knownAnswer(run, message);
        if (known != null) {
            return answer(known, run, run.status());
        }
        boolean signal = message.kind() == MessageKind.SIGNAL;
        boolean accepted =
                signal && run.status() != StoredStatus.PARKED && run.waits().contains(message.name());
        if (signal && !accepted && !message.buffered()) {
            return answer(Answer.NOT_WAITING, run, run.status());
        }
        if (signal && !accepted && isFull(run, maxUnread)) {
            return answer(Answer.FULL, run, run.status());
        }
        boolean wakes =
                accepted ? run.status() == StoredStatus.WAITING : message.kind().wakes(run.status());
        StoredStatus status = wakes ? StoredStatus.READY : run.status();
        List<String> waits = new ArrayList<>(run.waits());
        if (accepted) {
            waits.remove(message.name());
        }
        insert(run.run(), run.inbox() + 1, Content.of(message), accepted, now);
        update(run.run(), run.inbox() + 1, waits, status);
        return answer(accepted ? Answer.ACCEPTED : Answer.BUFFERED, run, status);
    }

    private static Delivery answer(Answer answer, RunRow run, StoredStatus status) {
        return new Delivery(answer, run.run(), run.owner(), status);
    }

    /** The answer to what was delivered before, or to an ended run. */
    private @Nullable Answer knownAnswer(RunRow run, Message message) throws SQLException {
        PreparedStatement same = session.prepare(SAME_MESSAGE);
        same.setLong(1, run.run());
        same.setLong(2, message.token());
        try (ResultSet row = same.executeQuery()) {
            if (row.next()) {
                return row.getInt(1) != 0 ? Answer.ACCEPTED : Answer.BUFFERED;
            }
        }
        if (message.signalId() != null) {
            PreparedStatement duplicate = session.prepare(SAME_SIGNAL_ID);
            duplicate.setLong(1, run.run());
            duplicate.setInt(2, message.kind().code());
            duplicate.setString(3, message.signalId());
            try (ResultSet row = duplicate.executeQuery()) {
                if (row.next()) {
                    return Answer.DUPLICATE;
                }
            }
        }
        return run.status().isFinal() ? Answer.CLOSED : null;
    }

    private boolean isFull(RunRow run, int maxUnread) throws SQLException {
        if (run.inbox() < maxUnread) {
            return false;
        }
        PreparedStatement query = session.prepare(UNREAD);
        query.setLong(1, run.run());
        try (ResultSet row = query.executeQuery()) {
            return row.next() && row.getLong(1) >= maxUnread;
        }
    }

    private @Nullable RunRow run(String id) throws SQLException {
        PreparedStatement query = session.prepare(RUN);
        query.setString(1, id);
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? rows.run(row) : null;
        }
    }

    /** Writes a message at a position that is known to be free. */
    void insert(long run, int ord, Content message, boolean accepted, long now) throws SQLException {
        PreparedStatement insert = session.prepare(INSERT);
        insert.setLong(1, run);
        insert.setInt(2, ord);
        insert.setInt(3, message.kind().code());
        insert.setString(4, message.name());
        insert.setString(5, message.signalId());
        insert.setLong(6, message.token());
        insert.setInt(7, accepted ? 1 : 0);
        insert.setBytes(8, message.payload());
        insert.setLong(9, now);
        insert.setInt(10, message.element());
        insert.executeUpdate();
    }

    private void update(long run, int inbox, List<String> waits, StoredStatus status) throws SQLException {
        PreparedStatement update = session.prepare(UPDATE_RUN);
        update.setLong(1, run);
        update.setInt(2, inbox);
        update.setString(3, JsonNames.ofNames(waits));
        update.setInt(4, status.code());
        update.executeUpdate();
    }
}
