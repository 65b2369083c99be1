package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StorableText;
import dev.lodestep.runtime.store.WriteResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Divides what owners ask for into what is committed together and what goes by itself, and finds by halving what a group stumbles over, so
 * that a rival or the bad data of one run never holds up the others.
 */
final class OwnerWrites {
    /** A larger one would make all others of its statement wait for its bytes. */
    private static final int LARGE_BYTES = 256 * 1024;

    private final Database database;
    private final PostgresErrors errors;
    private final GroupCommit together;
    private final FamilyChanges families;

    OwnerWrites(Database database, PostgresErrors errors, GroupCommit together, FamilyChanges families) {
        this.database = database;
        this.errors = errors;
        this.together = together;
        this.families = families;
    }

    /** A write with its place in the batch. */
    private record Placed(RunWrite write, int place) {}

    List<WriteResult> write(long worker, List<RunWrite> batch) {
        return new Batch(worker, batch).written();
    }

    private static boolean goesAlone(RunWrite write) {
        // A seal may have to wait for a transaction that is being committed.
        return write instanceof RunWrite.Seal || bytes(write) >= LARGE_BYTES;
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

    /** One batch on its way to its answers. */
    private final class Batch {
        private final long worker;
        private final List<RunWrite> writes;
        private final @Nullable WriteResult[] results;
        private final List<Placed> inFamilies = new ArrayList<>();

        Batch(long worker, List<RunWrite> writes) {
            this.worker = worker;
            this.writes = writes;
            this.results = new WriteResult[writes.size()];
        }

        List<WriteResult> written() {
            List<Placed> group = new ArrayList<>();
            List<Placed> alone = new ArrayList<>();
            for (int i = 0; i < results.length; i++) {
                RunWrite write = writes.get(i);
                Placed placed = new Placed(write, i);
                String objection = StorableText.objection(write).orElse(null);
                if (objection != null) {
                    results[i] = new WriteResult.Refused(objection);
                } else if (FamilyChanges.concerns(write)) {
                    inFamilies.add(placed);
                } else {
                    (goesAlone(write) ? alone : group).add(placed);
                }
            }
            write(group, this::writeTogether);
            alone.forEach(one -> write(List.of(one), this::writeTogether));
            write(inFamilies, this::writeInFamilies);
            return List.of(results);
        }

        private void writeTogether(List<Placed> group) throws SQLException {
            List<@Nullable WriteResult> answers =
                    together.write(worker, group.stream().map(Placed::write).toList());
            for (int i = 0; i < answers.size(); i++) {
                results[group.get(i).place()] = answers.get(i);
                if (answers.get(i) == null) {
                    inFamilies.add(group.get(i));
                }
            }
        }

        private void writeInFamilies(List<Placed> group) throws SQLException {
            List<RunWrite.Fenced> changes =
                    group.stream().map(one -> (RunWrite.Fenced) one.write()).toList();
            List<WriteResult> answers;
            try {
                answers = families.write(database, worker, changes);
            } catch (Children.Conflict e) {
                if (group.size() > 1) {
                    throw e; // the others have to be written without it
                }
                answers = List.of(new WriteResult.ChildConflict(e.id()));
            }
            for (int i = 0; i < answers.size(); i++) {
                results[group.get(i).place()] = answers.get(i);
            }
        }

        /** Writes a group; what fails because of some of its writes is written in halves. */
        private void write(List<Placed> group, Attempt attempt) {
            if (group.isEmpty()) {
                return;
            }
            try {
                attempt.on(group);
            } catch (SQLException e) {
                Blame blame = Blame.of(e);
                if (blame == Blame.STORE) {
                    throw errors.whileRunning("write " + group.size() + " entries", e);
                }
                if (group.size() > 1) {
                    int half = group.size() / 2;
                    write(group.subList(0, half), attempt);
                    write(group.subList(half, group.size()), attempt);
                } else {
                    results[group.get(0).place()] = blame == Blame.DATA
                            ? new WriteResult.Refused(PostgresErrors.refusal(e))
                            : new WriteResult.Busy();
                }
            }
        }
    }

    @FunctionalInterface
    private interface Attempt {
        void on(List<Placed> group) throws SQLException;
    }
}
