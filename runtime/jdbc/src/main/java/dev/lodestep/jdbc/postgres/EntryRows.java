package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunWrite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entries of a batch as columns, one array each: the form in which any number of them goes into one statement of one text. */
final class EntryRows {
    /** As a target list and not as a function scan, which would put each array into a store of its own first. */
    private static final String ARRAYS = """
            e AS (
              SELECT unnest(?::bigint[]) AS run_no, unnest(?::integer[]) AS seq, unnest(?::bigint[]) AS claim, unnest(?::boolean[]) AS head,
                unnest(?::smallint[]) AS kind, unnest(?::text[]) AS node, unnest(?::integer[]) AS attempt, unnest(?::bigint[]) AS started,
                unnest(?::bytea[]) AS payload, unnest(?::integer[]) AS crc""";

    /** The runs, as a table {@code bad}, of entries that name a message which is not there. */
    static final String BAD = """
            bad AS MATERIALIZED (
              SELECT e.run_no FROM e WHERE e.message <> 0
                AND (SELECT i.token FROM {inbox} i WHERE i.run_no = e.run_no AND i.ord = e.message)
                  IS DISTINCT FROM e.token)""";

    /** Where entries go; {@link #selected} gives the values. */
    static final String INSERT =
            "INSERT INTO {journal}(run_no, seq, claim, kind, node, attempt, message, started_at, at, payload, crc) ";

    private record Row(long run, int seq, long claim, boolean head, NewEntry entry) {}

    private final List<Row> rows = new ArrayList<>();

    /** The entries as a table {@code e}, with their messages or without; {@link #bind} gives its parameters. */
    static String table(boolean messages) {
        return ARRAYS + (messages ? ", unnest(?::integer[]) AS message, unnest(?::bigint[]) AS token)" : ")");
    }

    /** The values of {@code e}, written at the time that a table {@code m} tells. */
    static String selected(boolean messages) {
        return "SELECT e.run_no, e.seq, e.claim, e.kind, e.node, e.attempt, "
                + (messages ? "nullif(e.message, 0)" : "NULL::integer")
                + ", timestamptz 'epoch' + e.started * interval '1 microsecond', (SELECT now FROM m), e.payload, e.crc";
    }

    /** The entries of these writes, in the order in which keys are locked. */
    static EntryRows of(Collection<? extends RunWrite.Fenced> writes) {
        EntryRows entries = new EntryRows();
        for (RunWrite.Fenced write : writes) {
            int seq = write.seq();
            for (NewEntry entry : write.entries()) {
                entries.rows.add(new Row(write.run(), seq, write.claim(), seq == write.seq(), entry));
                seq++;
            }
        }
        entries.rows.sort(Comparator.comparingLong(Row::run).thenComparingInt(Row::seq));
        return entries;
    }

    /** The checksum of the START entry that holds this input. */
    static int startSum(byte @Nullable [] input) {
        return NewEntry.of(EntryKind.START, null, 0, input).crc();
    }

    boolean hasTails() {
        return rows.stream().anyMatch(row -> !row.head());
    }

    /** Whether one consumes a message: the statements that look for it are others. */
    boolean hasMessages() {
        return rows.stream().anyMatch(row -> row.entry().message() != 0);
    }

    Call bind(Call call) {
        int size = rows.size();
        Long[] runs = new Long[size];
        Integer[] seqs = new Integer[size];
        Long[] claims = new Long[size];
        Boolean[] heads = new Boolean[size];
        Integer[] kinds = new Integer[size];
        @Nullable String[] nodes = new String[size];
        Integer[] attempts = new Integer[size];
        Integer[] messages = new Integer[size];
        Long[] tokens = new Long[size];
        @Nullable Long[] started = new Long[size];
        byte @Nullable [][] payloads = new byte[size][];
        Integer[] sums = new Integer[size];
        for (int i = 0; i < size; i++) {
            Row row = rows.get(i);
            NewEntry entry = row.entry();
            runs[i] = row.run();
            seqs[i] = row.seq();
            claims[i] = row.claim();
            heads[i] = row.head();
            kinds[i] = entry.kind().code();
            nodes[i] = entry.node();
            attempts[i] = entry.attempt();
            messages[i] = entry.message();
            tokens[i] = entry.token();
            started[i] = Times.micros(entry.startedAt());
            payloads[i] = entry.payload();
            sums[i] = entry.crc();
        }
        call.withArray("int8", runs)
                .withArray("int4", seqs)
                .withArray("int8", claims)
                .withArray("bool", heads)
                .withArray("int4", kinds)
                .withArray("text", nodes)
                .withArray("int4", attempts)
                .withArray("int8", started)
                .withArray("bytea", payloads)
                .withArray("int4", sums);
        return hasMessages() ? call.withArray("int4", messages).withArray("int8", tokens) : call;
    }
}
