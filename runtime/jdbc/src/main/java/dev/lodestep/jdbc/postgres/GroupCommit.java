package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.WriteResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes of all kinds in one round trip and one commit: a statement for the starts, one for the changes of run rows and one for the appends,
 * in the order in which locks are taken: ids, rows, journal positions. A single entry has a plain statement of its own.
 */
final class GroupCommit {
    private final Database database;
    private final Starts starts;
    private final RunChanges changes;
    private final Appends appends;
    private final Doorbell doorbell;

    GroupCommit(Database database, Starts starts, RunChanges changes, Appends appends, Doorbell doorbell) {
        this.doorbell = doorbell;
        this.database = database;
        this.starts = starts;
        this.changes = changes;
        this.appends = appends;
    }

    /**
     * The answers in the order of the writes; null for the end of a child that is not known to be one, of which nothing was written. A
     * failure leaves each of them either wholly written or not at all.
     */
    List<@Nullable WriteResult> write(long worker, List<RunWrite> batch) throws SQLException {
        return database.trySingle(connection -> write(connection, worker, batch));
    }

    private List<@Nullable WriteResult> write(Connection connection, long worker, List<RunWrite> batch)
            throws SQLException {
        Group<RunWrite.Start> toStart = new Group<>();
        Group<RunWrite.Fenced> toChange = new Group<>();
        Group<RunWrite.Fenced> toAppend = new Group<>();
        for (int i = 0; i < batch.size(); i++) {
            RunWrite write = batch.get(i);
            if (write instanceof RunWrite.Start start) {
                toStart.add(start, i);
            } else if (isAppend(write)) {
                toAppend.add((RunWrite.Fenced) write, i);
            } else {
                toChange.add((RunWrite.Fenced) write, i);
            }
        }
        if (toAppend.writes.size() == batch.size()) {
            return new ArrayList<>(appends.write(connection, worker, toAppend.writes));
        }
        Pipeline pipeline = new Pipeline(connection);
        List<Sent> sent = new ArrayList<>();
        if (!toStart.writes.isEmpty()) {
            sent.add(new Sent(starts.bulk(worker, toStart.writes), toStart.places));
        }
        if (!toChange.writes.isEmpty()) {
            sent.add(new Sent(changes.bulk(worker, toChange.writes), toChange.places));
        }
        if (!toAppend.writes.isEmpty()) {
            sent.add(new Sent(appends.bulk(worker, toAppend.writes), toAppend.places));
        }
        sent.forEach(one -> one.bulk.addTo(pipeline));
        if (toStart.writes.stream().anyMatch(start -> !start.owned())) {
            doorbell.addTo(pipeline);
        }
        pipeline.run();
        @Nullable WriteResult[] results = new WriteResult[batch.size()];
        for (Sent one : sent) {
            List<@Nullable WriteResult> answers = one.bulk.answers(connection);
            for (int i = 0; i < answers.size(); i++) {
                results[one.places.get(i)] = answers.get(i);
            }
        }
        return Arrays.asList(results);
    }

    private static boolean isAppend(RunWrite write) {
        return write instanceof RunWrite.Append || write instanceof RunWrite.Seal;
    }

    private record Sent(Bulk bulk, List<Integer> places) {}

    /** Writes of one kind, with their places in the batch. */
    private static final class Group<W extends RunWrite> {
        private final List<W> writes = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();

        void add(W write, int place) {
            writes.add(write);
            places.add(place);
        }
    }
}
