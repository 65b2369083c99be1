package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StorableText;
import dev.lodestep.runtime.store.WriteResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Divides what owners ask for into groups that share statements, and writes what a group stumbles over one by one, in a slow lane, so that a
 * rival or the bad data of one run never holds up the others.
 */
final class OwnerWrites {
    /** A larger one would make all others of its statement wait for its bytes. */
    private static final int LARGE_BYTES = 256 * 1024;

    private static final int TRIES = 3;

    private final PostgresErrors errors;
    private final BatchGroup<RunWrite.Start> starts;
    private final BatchGroup<RunWrite.Fenced> appends;
    private final BatchGroup<RunWrite.Fenced> changes;

    OwnerWrites(
            PostgresErrors errors,
            BatchGroup<RunWrite.Start> starts,
            BatchGroup<RunWrite.Fenced> appends,
            BatchGroup<RunWrite.Fenced> changes) {
        this.errors = errors;
        this.starts = starts;
        this.appends = appends;
        this.changes = changes;
    }

    /** Writes of one kind, with their places in the batch. */
    private record Group<W extends RunWrite>(List<W> writes, List<Integer> places) {
        Group() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(W write, int place) {
            writes.add(write);
            places.add(place);
        }

        Group<W> only(int index) {
            return new Group<>(List.of(writes.get(index)), List.of(places.get(index)));
        }
    }

    /** The answers of one batch, and the first failure that leaves an outcome unknown. */
    private static final class Answers {
        private final @Nullable WriteResult[] results;
        private @Nullable StoreUnavailableException failure;

        Answers(int size) {
            results = new WriteResult[size];
        }

        void failed(StoreUnavailableException e) {
            if (failure == null) {
                failure = e;
            }
        }
    }

    List<WriteResult> write(long worker, List<RunWrite> batch) {
        Answers answers = new Answers(batch.size());
        Group<RunWrite.Start> toStart = new Group<>();
        Group<RunWrite.Fenced> toAppend = new Group<>();
        Group<RunWrite.Fenced> toChange = new Group<>();
        for (int i = 0; i < answers.results.length; i++) {
            RunWrite write = batch.get(i);
            String objection = StorableText.objection(write).orElse(null);
            if (objection != null) {
                answers.results[i] = new WriteResult.Refused(objection);
            } else if (write instanceof RunWrite.Start start) {
                toStart.add(start, i);
            } else if (write instanceof RunWrite.Append || write instanceof RunWrite.Seal) {
                toAppend.add((RunWrite.Fenced) write, i);
            } else {
                toChange.add((RunWrite.Fenced) write, i);
            }
        }
        writeBulk(starts, worker, toStart, answers);
        writeBulk(appends, worker, toAppend, answers);
        writeBulk(changes, worker, toChange, answers);
        if (answers.failure != null) {
            throw answers.failure;
        }
        return List.of(answers.results);
    }

    /** Large ones go by themselves, after the others. */
    private <W extends RunWrite> void writeBulk(BatchGroup<W> group, long worker, Group<W> writes, Answers answers) {
        Group<W> small = new Group<>();
        List<Group<W>> large = new ArrayList<>();
        for (int i = 0; i < writes.writes().size(); i++) {
            W write = writes.writes().get(i);
            if (bytes(write) < LARGE_BYTES) {
                small.add(write, writes.places().get(i));
            } else {
                large.add(writes.only(i));
            }
        }
        if (!small.writes().isEmpty()) {
            writeTogether(group, worker, small, answers);
        }
        for (Group<W> one : large) {
            writeTogether(group, worker, one, answers);
        }
    }

    private <W extends RunWrite> void writeTogether(
            BatchGroup<W> group, long worker, Group<W> writes, Answers answers) {
        if (writes.writes().size() == 1) {
            writeAlone(group, worker, writes, answers);
            return;
        }
        try {
            put(group.write(worker, writes.writes()), writes, answers);
        } catch (SQLException e) {
            if (Blame.of(e) == Blame.STORE) {
                throw errors.whileRunning("write " + writes.writes().size() + " entries", e);
            }
            for (int i = 0; i < writes.writes().size(); i++) {
                writeAlone(group, worker, writes.only(i), answers);
            }
        }
    }

    private <W extends RunWrite> void writeAlone(BatchGroup<W> group, long worker, Group<W> write, Answers answers) {
        for (int tries = 1; ; tries++) {
            try {
                put(group.write(worker, write.writes()), write, answers);
                return;
            } catch (SQLException e) {
                switch (Blame.of(e)) {
                    case DATA -> {
                        put(List.of(new WriteResult.Refused(PostgresErrors.refusal(e))), write, answers);
                        return;
                    }
                    case RIVAL -> {
                        if (tries == TRIES) {
                            answers.failed(errors.whileRunning("write an entry", e)); // after the others had their turn
                            return;
                        }
                        Database.pause();
                    }
                    case STORE -> throw errors.whileRunning("write an entry", e);
                }
            }
        }
    }

    private static void put(List<WriteResult> results, Group<?> writes, Answers answers) {
        for (int i = 0; i < results.size(); i++) {
            answers.results[writes.places().get(i)] = results.get(i);
        }
    }

    private static int bytes(RunWrite write) {
        if (write instanceof RunWrite.Start start) {
            return start.input() == null ? 0 : start.input().length;
        }
        int bytes = 0;
        for (NewEntry entry : ((RunWrite.Fenced) write).entries()) {
            bytes += entry.payload() == null ? 0 : entry.payload().length;
        }
        return bytes;
    }
}
