package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.store.LimitBook;
import dev.lodestep.runtime.store.SharedLimits;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The limits that hold over all workers of a database. Who only looks whether something has changed takes no lock; who changes something locks
 * the rows of its limits in the order of their names, and only then reads who is alive and what time it is.
 */
final class Limits implements SharedLimits {
    private static final String LOOK = """
            SELECT f.name, f.state FROM {flow_limit} f WHERE f.name = ANY(?::text[])""";

    private static final String CREATE = """
            INSERT INTO {flow_limit}(name, state)
            SELECT n, '' FROM unnest(?::text[]) AS n ORDER BY n COLLATE "C" ON CONFLICT (name) DO NOTHING""";

    private static final String LOCK = LOOK + " ORDER BY f.name FOR NO KEY UPDATE";

    private static final String LIVING = """
            SELECT m.now, w.worker_no FROM (SELECT coalesce(?::timestamptz, clock_timestamp()) AS now) m
            LEFT JOIN {worker} w ON w.state <> 3""";

    private static final String KEEP = """
            UPDATE {flow_limit} AS f SET state = b.state
            FROM unnest(?::text[], ?::text[]) AS b(name, state) WHERE f.name = b.name""";

    private final Database database;
    private final DatabaseClock clock;
    private final String look;
    private final String create;
    private final String lock;
    private final String living;
    private final String keep;

    Limits(Database database, TableNames names, DatabaseClock clock) {
        this.database = database;
        this.clock = clock;
        this.look = names.in(LOOK);
        this.create = names.in(CREATE);
        this.lock = names.in(LOCK);
        this.living = names.in(LIVING);
        this.keep = names.in(KEEP);
    }

    /** The answers, and whether anything is to be written; no answers if the worker is dead. */
    private record Turns(List<LimitBook.Turn> all, List<Ask> asks) {
        boolean changeNothing() {
            return all.stream().noneMatch(LimitBook.Turn::changed);
        }

        Optional<List<Answer>> answers() {
            return all.size() < asks.size()
                    ? Optional.empty()
                    : Optional.of(all.stream().map(LimitBook.Turn::answer).toList());
        }
    }

    @Override
    public Optional<List<Answer>> ask(long worker, List<Ask> asks) {
        Turns seen = database.single("look at limits", connection -> turns(connection, look, worker, asks));
        if (seen.changeNothing()) {
            return seen.answers();
        }
        return database.transaction("ask for permits", connection -> {
            Call.of(connection, create).withArray("text", names(asks)).update();
            Turns turns = turns(connection, lock, worker, asks);
            keep(connection, turns);
            return turns.answers();
        });
    }

    private static Object[] names(List<Ask> asks) {
        return asks.stream().map(Ask::name).toArray();
    }

    private Turns turns(Connection connection, String read, long worker, List<Ask> asks) throws SQLException {
        Map<String, LimitBook> books = new HashMap<>();
        Call.of(connection, read)
                .withArray("text", names(asks))
                .list(row -> books.put(row.getString(1), LimitBook.of(row.getString(2))));
        Set<Long> alive = new HashSet<>();
        Instant now = Call.of(connection, living)
                .with(clock.parameter())
                .list(row -> {
                    alive.add(row.getLong(2));
                    return Objects.requireNonNull(Times.read(row, 1));
                })
                .get(0);
        List<LimitBook.Turn> turns = new ArrayList<>();
        if (alive.contains(worker)) {
            asks.forEach(ask ->
                    turns.add(books.getOrDefault(ask.name(), LimitBook.EMPTY).ask(worker, ask, alive, now)));
        }
        return new Turns(turns, asks);
    }

    private void keep(Connection connection, Turns turns) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> states = new ArrayList<>();
        for (int i = 0; i < turns.all().size(); i++) {
            if (turns.all().get(i).changed()) {
                names.add(turns.asks().get(i).name());
                states.add(turns.all().get(i).book().text());
            }
        }
        if (!names.isEmpty()) {
            Call.of(connection, keep)
                    .withArray("text", names.toArray())
                    .withArray("text", states.toArray())
                    .update();
        }
    }
}
