package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.WriteResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Appends entries, and seals positions: the hot path, one statement for any number of runs, which locks nothing but its own new keys.
 *
 * <p>Of a run's entries only the first, the head, can be refused; the others follow for runs whose head was inserted by the same statement.
 * They have no ON CONFLICT on purpose: a conflict there means that the run broke the protocol, and it must fail.
 */
final class Appends {
    private static final String FENCE = Conditions.BRIEFLY + " AND " + Conditions.ALIVE + " AND ";

    static final String SINGLE = "WITH " + Conditions.M + """
            , e(run_no, seq, claim, kind, node, attempt, message, token, started, payload, crc) AS (
              VALUES (?::bigint, ?::integer, ?::bigint, ?::smallint, ?::text, ?::integer, ?::integer, ?::bigint, ?::bigint, ?::bytea, ?::integer))
            """ + EntryRows.INSERT + EntryRows.SELECTED + " FROM e WHERE "
            + FENCE + Conditions.chained("e") + """
             AND (e.message = 0 OR
                (SELECT i.token FROM {inbox} i WHERE i.run_no = e.run_no AND i.ord = e.message) = e.token)
            ON CONFLICT (run_no, seq) DO NOTHING""";

    static final String HEADS =
            "WITH " + Conditions.M + ", " + EntryRows.E + " " + EntryRows.INSERT + EntryRows.SELECTED
                    + " FROM e WHERE " + FENCE + Conditions.chained("e") + """
             AND (e.message = 0 OR
                (SELECT i.token FROM {inbox} i WHERE i.run_no = e.run_no AND i.ord = e.message) = e.token)
            ORDER BY e.run_no ON CONFLICT (run_no, seq) DO NOTHING RETURNING run_no""";

    static final String TAILS = "WITH " + Conditions.M + ", " + EntryRows.E + ", " + EntryRows.BAD + ", h AS ("
            + EntryRows.INSERT + EntryRows.SELECTED + " FROM e WHERE e.head AND " + FENCE + Conditions.chained("e")
            + """
             AND e.run_no NOT IN (SELECT run_no FROM bad)
              ORDER BY e.run_no ON CONFLICT (run_no, seq) DO NOTHING RETURNING run_no),
            t AS (""" + EntryRows.INSERT + EntryRows.SELECTED + """
             FROM e JOIN h USING (run_no) WHERE NOT e.head ORDER BY e.run_no, e.seq)
            SELECT run_no FROM h""";

    private final DatabaseClock clock;
    private final Verdicts verdicts;
    private final String single;
    private final String heads;
    private final String tails;

    Appends(TableNames names, DatabaseClock clock, Verdicts verdicts) {
        this.clock = clock;
        this.verdicts = verdicts;
        this.single = names.in(SINGLE);
        this.heads = names.in(HEADS);
        this.tails = names.in(TAILS);
    }

    /** Writes them with a statement of their own. */
    List<WriteResult> write(Connection connection, long worker, List<RunWrite.Fenced> writes) throws SQLException {
        return verdicts.on(connection, worker, writes, insert(connection, worker, writes));
    }

    /** The same, together with other writes. */
    Bulk bulk(long worker, List<RunWrite.Fenced> writes) {
        Set<Long> taken = new HashSet<>();
        return new Bulk() {
            @Override
            public void addTo(Pipeline pipeline) {
                EntryRows entries = EntryRows.of(writes);
                Call call = pipeline.call(entries.hasTails() ? tails : heads).with(clock.parameter());
                pipeline.add(entries.bind(call).with(worker), row -> taken.add(row.getLong(1)));
            }

            @Override
            public List<WriteResult> answers(Connection connection) throws SQLException {
                return verdicts.on(connection, worker, writes, taken);
            }
        };
    }

    /** The runs whose entries were inserted, now and by this statement. */
    Set<Long> insert(Connection connection, long worker, List<? extends RunWrite.Fenced> writes) throws SQLException {
        if (writes.size() == 1 && writes.get(0).entries().size() == 1) {
            RunWrite.Fenced write = writes.get(0);
            return insert(connection, worker, write) ? Set.of(write.run()) : Set.of();
        }
        EntryRows entries = EntryRows.of(writes);
        Call call = Call.of(connection, entries.hasTails() ? tails : heads).with(clock.parameter());
        return new HashSet<>(entries.bind(call).with(worker).list(row -> row.getLong(1)));
    }

    private boolean insert(Connection connection, long worker, RunWrite.Fenced write) throws SQLException {
        NewEntry entry = Objects.requireNonNull(write.entries().get(0));
        return Call.of(connection, single)
                        .with(clock.parameter())
                        .with(write.run())
                        .with(write.seq())
                        .with(write.claim())
                        .with(entry.kind().code())
                        .with(entry.node())
                        .with(entry.attempt())
                        .with(entry.message())
                        .with(entry.token())
                        .withNumber(Times.micros(entry.startedAt()))
                        .with(entry.payload())
                        .with(entry.crc())
                        .with(worker)
                        .update()
                == 1;
    }
}
