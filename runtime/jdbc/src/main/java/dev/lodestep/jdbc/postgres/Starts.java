package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.WriteResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Starts runs whose ids are free, each with its START entry, in one statement; says who has the others. */
final class Starts {
    /** A run that was there, was gone when it was looked at, and may be started after all. */
    private static final int TRIES = 3;

    private static final String INSERT = "WITH " + Conditions.M + """
            , b AS MATERIALIZED (
              SELECT unnest(?::text[]) AS id, unnest(?::text[]) AS workflow, unnest(?::integer[]) AS version, unnest(?::bytea[]) AS digest,
                unnest(?::integer[]) AS priority, unnest(?::bigint[]) AS token, unnest(?::boolean[]) AS owned, unnest(?::bytea[]) AS input,
                unnest(?::integer[]) AS crc, unnest(?::integer[]) AS place,
                unnest(?::text[]) AS start_at, unnest(?::text[]) AS attributes),
            w AS MATERIALIZED (SELECT ?::bigint AS worker WHERE\s""" + Conditions.BRIEFLY + " AND " + Conditions.ALIVE
            + """
            ),
            r AS (
              INSERT INTO {run}(id, workflow, version, input_digest, priority, created_at, start_at, due_at, attributes, status, owner, claim)
              SELECT b.id, b.workflow, b.version, b.digest, b.priority, (SELECT now FROM m), b.start_at::timestamptz, b.start_at::timestamptz, b.attributes,
                CASE WHEN b.start_at IS NOT NULL THEN 3 WHEN b.owned AND (SELECT worker FROM w) IS NOT NULL THEN 1 ELSE 2 END,
                CASE WHEN b.owned THEN (SELECT worker FROM w) END, b.token
              FROM b WHERE\s""" + Conditions.BRIEFLY + """
               ORDER BY b.id COLLATE "C" ON CONFLICT (id) DO NOTHING RETURNING run_no, id, owner),
            j AS (
              INSERT INTO {journal}(run_no, seq, claim, kind, attempt, worker, at, payload, crc)
              SELECT r.run_no, 1, b.token, 1, 0, r.owner, (SELECT now FROM m), b.input, b.crc FROM r JOIN b USING (id) ORDER BY r.run_no),
            a AS (
              INSERT INTO {attribute}(name, value, created_at, run_no)
              SELECT one.key, one.value, (SELECT now FROM m), r.run_no
              FROM r JOIN b USING (id), json_each_text(b.attributes::json) AS one WHERE b.attributes IS NOT NULL)
            SELECT b.place, r.run_no FROM r JOIN b USING (id)""";

    private static final String EXISTING = "SELECT " + Rows.RUN_COLUMNS + """
            , run.input_digest, (SELECT j.claim FROM {journal} j WHERE j.run_no = run.run_no AND j.seq = 1) AS first_claim
            FROM {run} AS run WHERE run.id = ANY(?::text[])""";

    private record Existing(RunRow row, byte[] digest, long token) {}

    private final Rows rows;
    private final DatabaseClock clock;
    private final String insert;
    private final String existing;

    Starts(TableNames names, Rows rows, DatabaseClock clock) {
        this.rows = rows;
        this.clock = clock;
        this.insert = names.in(INSERT);
        this.existing = names.in(EXISTING);
    }

    /** With 0 for a worker, for whoever claims them. */
    List<WriteResult> start(Connection connection, long worker, List<RunWrite.Start> starts) throws SQLException {
        Several several = new Several(worker, starts);
        several.insert(connection);
        return several.answers(connection);
    }

    /** The same, together with other writes. */
    Bulk bulk(long worker, List<RunWrite.Start> starts) {
        return new Several(worker, starts);
    }

    /** Starts on their way to the server; of several with one id the first one counts, the others find it. */
    private final class Several implements Bulk {
        private final long worker;
        private final List<RunWrite.Start> starts;
        private final @Nullable WriteResult[] results;

        Several(long worker, List<RunWrite.Start> starts) {
            this.worker = worker;
            this.starts = starts;
            this.results = new WriteResult[starts.size()];
        }

        private List<Integer> open() {
            List<Integer> open = new ArrayList<>();
            for (int i = 0; i < results.length; i++) {
                if (results[i] == null) {
                    open.add(i);
                }
            }
            return open;
        }

        @Override
        public void addTo(Pipeline pipeline) {
            Map<String, Integer> firsts = new LinkedHashMap<>();
            for (int i : open()) {
                firsts.putIfAbsent(starts.get(i).id(), i);
            }
            List<Integer> places = firsts.values().stream()
                    .sorted(Comparator.comparing(i -> starts.get(i).id()))
                    .toList();
            Call call = bind(
                    pipeline.call(insert).with(clock.parameter()),
                    places.stream().map(starts::get).toList());
            pipeline.add(
                    call.with(worker).with(worker),
                    row -> results[places.get(row.getInt(1))] = new WriteResult.Written(row.getLong(2)));
        }

        void insert(Connection connection) throws SQLException {
            Pipeline alone = new Pipeline(connection);
            addTo(alone);
            alone.run();
        }

        @Override
        public List<WriteResult> answers(Connection connection) throws SQLException {
            lookUp(connection, starts, open(), results);
            for (int tries = 1; !open().isEmpty(); tries++) {
                if (tries == TRIES) {
                    throw new SQLException("run ids come and go faster than they can be looked at", "40001");
                }
                insert(connection);
                lookUp(connection, starts, open(), results);
            }
            return List.of(results);
        }
    }

    private static Call bind(Call call, List<RunWrite.Start> batch) {
        return call.withArray("text", batch.stream().map(RunWrite.Start::id).toArray())
                .withArray("text", batch.stream().map(RunWrite.Start::workflow).toArray())
                .withArray("int4", batch.stream().map(RunWrite.Start::version).toArray())
                .withArray(
                        "bytea", batch.stream().map(RunWrite.Start::inputDigest).toArray(byte[][]::new))
                .withArray("int4", batch.stream().map(RunWrite.Start::priority).toArray())
                .withArray("int8", batch.stream().map(RunWrite.Start::token).toArray())
                .withArray("bool", batch.stream().map(RunWrite.Start::owned).toArray())
                .withArray("bytea", batch.stream().map(RunWrite.Start::input).toArray(byte[][]::new))
                .withArray(
                        "int4",
                        batch.stream()
                                .map(start -> EntryRows.startSum(start.input()))
                                .toArray())
                .withArray("int4", IntStream.range(0, batch.size()).boxed().toArray())
                .withArray(
                        "text",
                        batch.stream()
                                .map(start -> Times.ceiling(start.startAt()))
                                .toArray())
                .withArray(
                        "text",
                        batch.stream()
                                .map(start -> AttributeText.of(start.attributes()))
                                .toArray());
    }

    /** The same start sent again, told by its token, or another one. */
    private void lookUp(
            Connection connection, List<RunWrite.Start> starts, List<Integer> open, @Nullable WriteResult[] results)
            throws SQLException {
        if (open.isEmpty()) {
            return;
        }
        Map<String, Existing> there = new HashMap<>();
        Call.of(connection, existing)
                .withArray(
                        "text",
                        open.stream().map(i -> starts.get(i).id()).distinct().toArray())
                .list(row -> there.put(
                        row.getString(2),
                        new Existing(rows.run(row), row.getBytes("input_digest"), row.getLong("first_claim"))));
        for (int i : open) {
            RunWrite.Start start = starts.get(i);
            Existing run = there.get(start.id());
            if (run != null) {
                results[i] = run.token() == start.token()
                        ? new WriteResult.Written(run.row().run())
                        : new WriteResult.Exists(run.row(), run.digest());
            }
        }
    }
}
