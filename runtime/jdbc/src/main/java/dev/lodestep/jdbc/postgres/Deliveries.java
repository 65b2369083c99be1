package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.Delivery.Answer;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.StoredStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Delivers messages, inside a transaction: locks the run's row, decides by it and by what statements after the lock see, then
 * writes row and message, and rings where a worker is to look. The lock orders the messages of a run; parks, timeouts and ends compare the counter that is kept in that row.
 */
final class Deliveries {
    private static final String LOCK = "SELECT " + Rows.RUN_COLUMNS + " FROM {run} AS run WHERE run.id = ? AND "
            + Conditions.BOUNDED + " FOR NO KEY UPDATE";

    private static final String KNOWN = """
            SELECT (SELECT i.accepted FROM {inbox} i WHERE i.run_no = b.run_no AND i.token = ?),
              EXISTS (SELECT 1 FROM {inbox} i WHERE i.run_no = b.run_no AND i.kind = ? AND i.signal_id = ?)
            FROM (SELECT ?::bigint AS run_no) b""";

    private static final String UNREAD = """
            SELECT count(*) FROM {inbox} i WHERE i.run_no = ? AND i.kind = 1
              AND (SELECT j.seq FROM {journal} j WHERE j.run_no = i.run_no AND j.message = i.ord LIMIT 1) IS NULL""";

    private static final String DELIVER = """
            WITH r AS (
              UPDATE {run} SET inbox = inbox + 1, waits = ?::text[], status = ? WHERE run_no = ? RETURNING run_no, inbox)
            INSERT INTO {inbox}(run_no, ord, kind, name, signal_id, token, accepted, payload, at)
            SELECT run_no, inbox, ?, ?, ?, ?, ?, ?, coalesce(?::timestamptz, now()) FROM r""";

    private final Rows rows;
    private final DatabaseClock clock;
    private final Doorbell doorbell;
    private final String lock;
    private final String known;
    private final String unread;
    private final String deliver;

    Deliveries(TableNames names, Rows rows, DatabaseClock clock, Doorbell doorbell) {
        this.rows = rows;
        this.clock = clock;
        this.doorbell = doorbell;
        this.lock = names.in(LOCK);
        this.known = names.in(KNOWN);
        this.unread = names.in(UNREAD);
        this.deliver = names.in(DELIVER);
    }

    /** Inside a transaction. */
    Delivery deliver(Connection connection, Message message, int maxUnread) throws SQLException {
        Optional<RunRow> run = Call.of(connection, lock).with(message.runId()).first(rows::run);
        return run.isEmpty()
                ? new Delivery(Answer.UNKNOWN_RUN, 0, 0, StoredStatus.READY)
                : deliver(connection, run.get(), message, maxUnread);
    }

    private Delivery deliver(Connection connection, RunRow run, Message message, int maxUnread) throws SQLException {
        Optional<Answer> before = answerBefore(connection, run, message);
        if (before.isPresent()) {
            return answer(before.get(), run, run.status());
        }
        if (run.status().isFinal()) {
            return answer(Answer.CLOSED, run, run.status());
        }
        boolean signal = message.kind() == MessageKind.SIGNAL;
        boolean accepted =
                signal && run.status() != StoredStatus.PARKED && run.waits().contains(message.name());
        if (signal && !accepted && !message.buffered()) {
            return answer(Answer.NOT_WAITING, run, run.status());
        }
        if (signal && !accepted && isFull(connection, run, maxUnread)) {
            return answer(Answer.FULL, run, run.status());
        }
        boolean wakes =
                accepted ? run.status() == StoredStatus.WAITING : message.kind().wakes(run.status());
        StoredStatus status = wakes ? StoredStatus.READY : run.status();
        write(connection, run, message, accepted, status);
        if (status == StoredStatus.READY || run.owner() != 0) {
            doorbell.ring(connection);
        }
        return answer(accepted ? Answer.ACCEPTED : Answer.BUFFERED, run, status);
    }

    private static Delivery answer(Answer answer, RunRow run, StoredStatus status) {
        return new Delivery(answer, run.run(), run.owner(), status);
    }

    /** The answer to what was delivered before. */
    private Optional<Answer> answerBefore(Connection connection, RunRow run, Message message) throws SQLException {
        return Call.of(connection, known)
                .with(message.token())
                .with(message.kind().code())
                .with(message.signalId())
                .with(run.run())
                .first(row -> {
                    boolean accepted = row.getBoolean(1);
                    if (!row.wasNull()) {
                        return Optional.of(accepted ? Answer.ACCEPTED : Answer.BUFFERED);
                    }
                    return row.getBoolean(2) ? Optional.of(Answer.DUPLICATE) : Optional.<Answer>empty();
                })
                .flatMap(answer -> answer);
    }

    private boolean isFull(Connection connection, RunRow run, int maxUnread) throws SQLException {
        return run.inbox() >= maxUnread
                && Call.of(connection, unread)
                                .with(run.run())
                                .first(row -> row.getLong(1))
                                .orElse(0L)
                        >= maxUnread;
    }

    private void write(Connection connection, RunRow run, Message message, boolean accepted, StoredStatus status)
            throws SQLException {
        List<String> waits = new ArrayList<>(run.waits());
        if (accepted) {
            waits.remove(message.name());
        }
        Call.of(connection, deliver)
                .with(ArrayText.of(waits))
                .with(status.code())
                .with(run.run())
                .with(message.kind().code())
                .with(message.name())
                .with(message.signalId())
                .with(message.token())
                .with(accepted)
                .with(message.payload())
                .with(clock.parameter())
                .update();
    }
}
