package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StartDelivery;
import dev.lodestep.runtime.store.WriteResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Delivers signals to runs that are started by them where they are not there, both in one transaction. */
final class SignalledStarts {
    private static final long NOBODY = 0;

    private final Database database;
    private final Starts starts;
    private final Deliveries deliveries;

    SignalledStarts(Database database, Starts starts, Deliveries deliveries) {
        this.database = database;
        this.starts = starts;
        this.deliveries = deliveries;
    }

    StartDelivery startOrDeliver(RunWrite.Start start, Message message, int maxUnread) {
        return database.transaction("start a run with a message", connection -> {
            try {
                return inTransaction(connection, start, message, maxUnread);
            } catch (SQLException e) {
                if (Blame.of(e) != Blame.DATA) {
                    throw e;
                }
                connection.rollback();
                return new StartDelivery.Refused(PostgresErrors.refusal(e));
            }
        });
    }

    private StartDelivery inTransaction(Connection connection, RunWrite.Start start, Message message, int maxUnread)
            throws SQLException {
        WriteResult started = starts.start(connection, NOBODY, List.of(start)).get(0);
        if (started instanceof WriteResult.Exists exists) {
            return start.isSame(exists)
                    ? new StartDelivery.Attached(deliveries.deliver(connection, message, maxUnread))
                    : new StartDelivery.Conflict(exists.row());
        }
        return new StartDelivery.Started(deliveries.deliver(connection, message.startingItsRun(), Integer.MAX_VALUE));
    }
}
