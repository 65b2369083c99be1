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

    private static final String READ = " AND (e.message = 0 OR"
            + " (SELECT i.token FROM {inbox} i WHERE i.run_no = e.run_no AND i.ord = e.message) = e.token)";

    private final DatabaseClock clock;
    private final Verdicts verdicts;
    private final Texts plain;
    private final Texts withMessages;

    Appends(TableNames names, DatabaseClock clock, Verdicts verdicts) {
        this.clock = clock;
        this.verdicts = verdicts;
        this.plain = Texts.of(names, false);
        this.withMessages = Texts.of(names, true);
    }

    /** The statements for a single entry, for heads alone, and for heads with tails; most entries consume no messages. */
    private record Texts(String single, String heads, String tails) {
        static Texts of(TableNames names, boolean messages) {
            return new Texts(
                    names.in(singleText(messages)), names.in(headsText(messages)), names.in(tailsText(messages)));
        }
    }

    private static String singleText(boolean messages) {
        return "WITH " + Conditions.M + ", e(run_no, seq, claim, kind, node, attempt, started, payload, crc"
                + (messages ? ", message, token" : "")
                + ") AS (VALUES (?::bigint, ?::integer, ?::bigint, ?::smallint, ?::text, ?::integer, ?::bigint, ?::bytea, ?::integer"
                + (messages ? ", ?::integer, ?::bigint" : "") + ")) " + inserted(messages)
                + " ON CONFLICT (run_no, seq) DO NOTHING";
    }

    private static String headsText(boolean messages) {
        return "WITH " + Conditions.M + ", " + EntryRows.table(messages) + " " + inserted(messages)
                + " ORDER BY e.run_no ON CONFLICT (run_no, seq) DO NOTHING RETURNING run_no";
    }

    private static String inserted(boolean messages) {
        return EntryRows.INSERT + EntryRows.selected(messages) + " FROM e WHERE " + FENCE + Conditions.chained("e")
                + (messages ? READ : "");
    }

    private static String tailsText(boolean messages) {
        return "WITH " + Conditions.M + ", " + EntryRows.table(messages) + (messages ? ", " + EntryRows.BAD : "")
                + ", h AS (" + EntryRows.INSERT + EntryRows.selected(messages) + " FROM e WHERE e.head AND " + FENCE
                + Conditions.chained("e") + (messages ? " AND e.run_no NOT IN (SELECT run_no FROM bad)" : "")
                + " ORDER BY e.run_no ON CONFLICT (run_no, seq) DO NOTHING RETURNING run_no), t AS ("
                + EntryRows.INSERT + EntryRows.selected(messages)
                + " FROM e JOIN h USING (run_no) WHERE NOT e.head ORDER BY e.run_no, e.seq) SELECT run_no FROM h";
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
                Call call = pipeline.call(text(entries)).with(clock.parameter());
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
        Call call = Call.of(connection, text(entries)).with(clock.parameter());
        return new HashSet<>(entries.bind(call).with(worker).list(row -> row.getLong(1)));
    }

    private String text(EntryRows entries) {
        Texts texts = texts(entries.hasMessages());
        return entries.hasTails() ? texts.tails() : texts.heads();
    }

    private Texts texts(boolean messages) {
        return messages ? withMessages : plain;
    }

    private boolean insert(Connection connection, long worker, RunWrite.Fenced write) throws SQLException {
        NewEntry entry = Objects.requireNonNull(write.entries().get(0));
        boolean consumes = entry.message() != 0;
        Call call = Call.of(connection, texts(consumes).single())
                .with(clock.parameter())
                .with(write.run())
                .with(write.seq())
                .with(write.claim())
                .with(entry.kind().code())
                .with(entry.node())
                .with(entry.attempt())
                .withNumber(Times.micros(entry.startedAt()))
                .with(entry.payload())
                .with(entry.crc());
        if (consumes) {
            call.with(entry.message()).with(entry.token());
        }
        return call.with(worker).update() == 1;
    }
}
