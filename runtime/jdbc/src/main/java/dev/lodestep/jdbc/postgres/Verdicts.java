package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WriteResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says why writes that a statement did not return were not taken. It looks again, after that statement: what it finds may have come since,
 * but nothing that it decides by can go away again: an entry stands for ever, a lost claim stays lost, an inbox only grows.
 */
final class Verdicts {
    private static final WriteResult FENCED = new WriteResult.Fenced();

    private static final String RUNS = """
            SELECT b.run_no, r.status, r.claim, r.inbox, l.seq, l.claim,
              (SELECT 1 FROM {worker} WHERE worker_no = ? AND state <> 3) FROM unnest(?::bigint[]) AS b(run_no)
            LEFT JOIN LATERAL (SELECT * FROM {run} run WHERE run.run_no = b.run_no LIMIT 1) r ON true
            LEFT JOIN LATERAL (SELECT seq, claim FROM {journal} j WHERE j.run_no = b.run_no ORDER BY seq DESC LIMIT 1) l ON true""";

    private static final String ENTRIES = """
            SELECT j.run_no, j.seq, j.claim, j.kind, j.node FROM unnest(?::bigint[], ?::integer[]) AS e(run_no, seq)
            JOIN LATERAL (SELECT * FROM {journal} j WHERE j.run_no = e.run_no AND j.seq = e.seq LIMIT 1) j ON true""";

    private static final String TIME = "SELECT coalesce(?::timestamptz, now())";

    private record Run(int status, long claim, int inbox, int lastSeq, long lastClaim, boolean alive) {}

    private record Position(long run, int seq) {}

    private record Entry(long claim, int kind, @Nullable String node) {}

    private final DatabaseClock clock;
    private final String runs;
    private final String entries;

    Verdicts(TableNames names, DatabaseClock clock) {
        this.clock = clock;
        this.runs = names.in(RUNS);
        this.entries = names.in(ENTRIES);
    }

    /** The answers to appends of which those to the given runs were taken. */
    List<WriteResult> on(Connection connection, long worker, List<? extends RunWrite.Fenced> writes, Set<Long> taken)
            throws SQLException {
        return on(connection, worker, writes, new RunChanges.Outcome(Set.of(), taken, Set.of()));
    }

    /** The answers to writes of which that became. */
    List<WriteResult> on(
            Connection connection, long worker, List<? extends RunWrite.Fenced> writes, RunChanges.Outcome outcome)
            throws SQLException {
        Set<Long> taken = outcome.taken();
        List<RunWrite.Fenced> refused = new ArrayList<>();
        for (RunWrite.Fenced write : writes) {
            if (!taken.contains(write.run())) {
                refused.add(write);
            }
        }
        Map<Long, Run> states = refused.isEmpty() ? Map.of() : runs(connection, worker, refused);
        Map<Position, Entry> standing = refused.isEmpty() ? Map.of() : entries(connection, refused);
        List<WriteResult> results = new ArrayList<>(writes.size());
        for (RunWrite.Fenced write : writes) {
            results.add(
                    taken.contains(write.run())
                            ? new WriteResult.Written(write.run())
                            : verdict(
                                    connection,
                                    write,
                                    Objects.requireNonNull(states.get(write.run())),
                                    standing,
                                    outcome.locked().contains(write.run())));
        }
        return results;
    }

    private WriteResult verdict(
            Connection connection, RunWrite.Fenced write, Run run, Map<Position, Entry> standing, boolean locked)
            throws SQLException {
        if (!run.alive()) {
            return FENCED;
        }
        if (!write.entries().isEmpty() && stands(write, 0, standing) != null) {
            return tookEffectBefore(write, standing);
        }
        boolean chained = run.lastSeq() == write.seq() - 1 && run.lastClaim() == write.claim();
        if (!chained
                || run.claim() != write.claim()
                || write instanceof RunWrite.Append
                || write instanceof RunWrite.Seal) {
            return FENCED;
        }
        if (run.status() != StoredStatus.RUNNING.code()) {
            return write.entries().isEmpty() && tookEffect(write, run.status())
                    ? new WriteResult.Written(write.run())
                    : FENCED;
        }
        if (hasMoved(write, run.inbox())) {
            return new WriteResult.InboxMoved();
        }
        if (write instanceof RunWrite.TimeOut timeOut && isEarly(connection, timeOut.deadline())) {
            return new WriteResult.NotDue();
        }
        // What is left is a message that is not there, or a row that was not free.
        return locked ? FENCED : new WriteResult.Busy();
    }

    private static WriteResult tookEffectBefore(RunWrite.Fenced write, Map<Position, Entry> standing) {
        for (int i = 0; i < write.entries().size(); i++) {
            NewEntry entry = write.entries().get(i);
            Entry there = stands(write, i, standing);
            if (there == null || there.kind() != entry.kind().code() || !Objects.equals(there.node(), entry.node())) {
                return write instanceof RunWrite.Seal
                        ? new WriteResult.Taken(write.run())
                        : new WriteResult.Refused("position " + (write.seq() + i) + " of run " + write.run()
                                + " does not hold what this write says; send unchanged what was sent before");
            }
        }
        return new WriteResult.Written(write.run());
    }

    private static @Nullable Entry stands(RunWrite.Fenced write, int offset, Map<Position, Entry> standing) {
        Entry there = standing.get(new Position(write.run(), write.seq() + offset));
        return there != null && there.claim() == write.claim() ? there : null;
    }

    /** Without entries the journal cannot tell whether the same write took effect before; the row of its claim can. */
    private static boolean tookEffect(RunWrite.Fenced write, int status) {
        boolean givenUp = status == StoredStatus.READY.code()
                || status == StoredStatus.WAITING.code()
                || status == StoredStatus.PARKED.code();
        return write instanceof RunWrite.Park && givenUp
                || write instanceof RunWrite.Finish finish
                        && status == finish.status().code();
    }

    private static boolean hasMoved(RunWrite.Fenced write, int inbox) {
        Integer seen = RowChange.seenInbox(write);
        return seen != null && seen != inbox;
    }

    /** Without a due time the database was asked too early; with one it would have been taken. */
    private boolean isEarly(Connection connection, Instant deadline) throws SQLException {
        return Call.of(connection, TIME)
                .with(clock.parameter())
                .first(row -> Objects.requireNonNull(Times.read(row, 1)).isBefore(deadline))
                .orElse(true);
    }

    private Map<Long, Run> runs(Connection connection, long worker, List<RunWrite.Fenced> writes) throws SQLException {
        Map<Long, Run> states = new HashMap<>();
        Call.of(connection, runs)
                .with(worker)
                .withArray("int8", writes.stream().map(RunWrite.Fenced::run).toArray())
                .list(row -> states.put(
                        row.getLong(1),
                        new Run(
                                row.getInt(2),
                                row.getLong(3),
                                row.getInt(4),
                                row.getInt(5),
                                row.getLong(6),
                                row.getInt(7) == 1)));
        return states;
    }

    private Map<Position, Entry> entries(Connection connection, List<RunWrite.Fenced> writes) throws SQLException {
        List<Position> positions = new ArrayList<>();
        for (RunWrite.Fenced write : writes) {
            for (int i = 0; i < write.entries().size(); i++) {
                positions.add(new Position(write.run(), write.seq() + i));
            }
        }
        Map<Position, Entry> standing = new HashMap<>();
        Call.of(connection, entries)
                .withArray("int8", positions.stream().map(Position::run).toArray())
                .withArray("int4", positions.stream().map(Position::seq).toArray())
                .list(row -> standing.put(
                        new Position(row.getLong(1), row.getInt(2)),
                        new Entry(row.getLong(3), row.getInt(4), row.getString(5))));
        return standing;
    }
}
