package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.LimitBook;
import dev.lodestep.runtime.store.SharedLimits;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The limits that hold over all workers of a file. Who only looks whether something has changed does not take the write lock. */
final class SqliteLimits implements SharedLimits {
    private static final String LIVING = "SELECT worker_no FROM worker WHERE state <> 3";

    static final String STATE = "SELECT state FROM flow_limit WHERE name = ?1";

    private static final String KEEP = """
            INSERT INTO flow_limit(name, state) VALUES (?1, ?2)
            ON CONFLICT(name) DO UPDATE SET state = excluded.state""";

    private final SqliteReaders readers;
    private final SqliteWriter writer;
    private final Supplier<Instant> now;

    SqliteLimits(SqliteReaders readers, SqliteWriter writer, Supplier<Instant> now) {
        this.readers = readers;
        this.writer = writer;
        this.now = now;
    }

    @Override
    public Optional<List<Answer>> ask(long worker, List<Ask> asks) {
        List<LimitBook.Turn> seen = readers.snapshot("look at limits", session -> turns(session, worker, asks));
        if (seen.stream().noneMatch(LimitBook.Turn::changed)) {
            return answers(seen, asks);
        }
        return writer.write("ask for permits", session -> {
            List<LimitBook.Turn> turns = turns(session, worker, asks);
            for (int i = 0; i < turns.size(); i++) {
                if (turns.get(i).changed()) {
                    PreparedStatement keep = session.prepare(KEEP);
                    keep.setString(1, asks.get(i).name());
                    keep.setString(2, turns.get(i).book().text());
                    keep.executeUpdate();
                }
            }
            return answers(turns, asks);
        });
    }

    private static Optional<List<Answer>> answers(List<LimitBook.Turn> turns, List<Ask> asks) {
        return turns.size() < asks.size()
                ? Optional.empty()
                : Optional.of(turns.stream().map(LimitBook.Turn::answer).toList());
    }

    /** None if the worker is dead. */
    private List<LimitBook.Turn> turns(Session session, long worker, List<Ask> asks) throws SQLException {
        Set<Long> living = living(session);
        List<LimitBook.Turn> turns = new ArrayList<>();
        if (living.contains(worker)) {
            for (Ask ask : asks) {
                turns.add(book(session, ask.name()).ask(worker, ask, living, now.get()));
            }
        }
        return turns;
    }

    private static Set<Long> living(Session session) throws SQLException {
        Set<Long> living = new HashSet<>();
        try (ResultSet row = session.prepare(LIVING).executeQuery()) {
            while (row.next()) {
                living.add(row.getLong(1));
            }
        }
        return living;
    }

    private static LimitBook book(Session session, String name) throws SQLException {
        PreparedStatement query = session.prepare(STATE);
        query.setString(1, name);
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? LimitBook.of(row.getString(1)) : LimitBook.EMPTY;
        }
    }
}
