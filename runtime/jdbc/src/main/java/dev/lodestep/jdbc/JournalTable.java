package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.NewEntry;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * Writes journal entries and answers what stands at a position. The hot path is {@link #insertFenced}: one statement, ten bound values, no
 * other look at the database.
 */
final class JournalTable {
    /** The fence is in the statement: the position before exists under the same claim, and this one is free. */
    static final String INSERT_FENCED = """
            INSERT INTO journal(run_no, seq, claim, kind, node, attempt, started_at, at, payload, crc)
            SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10
            WHERE (SELECT p.claim FROM journal p WHERE p.run_no = ?1 AND p.seq = ?2 - 1) = ?3
            ON CONFLICT(run_no, seq) DO NOTHING""";

    private static final String INSERT = """
            INSERT INTO journal(run_no, seq, claim, kind, node, attempt, message, worker, started_at, at, payload, crc)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)""";

    private static final String LAST = "SELECT seq, claim FROM journal WHERE run_no = ?1 ORDER BY seq DESC LIMIT 1";

    private static final String AT = "SELECT kind, node FROM journal WHERE run_no = ?1 AND seq = ?2 AND claim = ?3";

    private static final String START_TOKEN = "SELECT claim FROM journal WHERE run_no = ?1 AND seq = 1";

    private static final String HAS_MESSAGE = "SELECT 1 FROM inbox WHERE run_no = ?1 AND ord = ?2 AND token = ?3";

    /** The last entry of a run; position 0 if there is none. */
    record Last(int seq, long claim) {}

    private final Session session;

    JournalTable(Session session) {
        this.session = session;
    }

    /** Appends one entry that consumes no message; false if the fence refused it. */
    boolean insertFenced(long run, int seq, long claim, NewEntry entry, long now) throws SQLException {
        PreparedStatement insert = session.prepare(INSERT_FENCED);
        insert.setLong(1, run);
        insert.setInt(2, seq);
        insert.setLong(3, claim);
        insert.setInt(4, entry.kind().code());
        insert.setString(5, entry.node());
        insert.setInt(6, entry.attempt());
        Binding.setLong(insert, 7, Micros.floorOrNull(entry.startedAt()));
        insert.setLong(8, now);
        insert.setBytes(9, entry.payload());
        insert.setInt(10, entry.crc());
        return insert.executeUpdate() == 1;
    }

    /** Writes an entry at a position that is known to be free. */
    void insert(long run, int seq, long claim, NewEntry entry, long worker, long now) throws SQLException {
        PreparedStatement insert = session.prepare(INSERT);
        insert.setLong(1, run);
        insert.setInt(2, seq);
        insert.setLong(3, claim);
        insert.setInt(4, entry.kind().code());
        insert.setString(5, entry.node());
        insert.setInt(6, entry.attempt());
        Binding.setLongOrNull(insert, 7, entry.message());
        Binding.setLongOrNull(insert, 8, worker);
        Binding.setLong(insert, 9, Micros.floorOrNull(entry.startedAt()));
        insert.setLong(10, now);
        insert.setBytes(11, entry.payload());
        insert.setInt(12, entry.crc());
        insert.executeUpdate();
    }

    void insertClaim(long run, int seq, long claim, long worker, long now) throws SQLException {
        insert(run, seq, claim, NewEntry.of(EntryKind.CLAIM, null, 0, null), worker, now);
    }

    Last last(long run) throws SQLException {
        PreparedStatement query = session.prepare(LAST);
        query.setLong(1, run);
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? new Last(row.getInt(1), row.getLong(2)) : new Last(0, 0);
        }
    }

    /** Whether any entry stands at a position under a claim. */
    boolean wrote(long run, int seq, long claim) throws SQLException {
        try (ResultSet row = at(run, seq, claim)) {
            return row.next();
        }
    }

    /** Whether exactly these entries stand from a position on under a claim. */
    boolean wrote(long run, int seq, long claim, List<NewEntry> entries) throws SQLException {
        for (int i = 0; i < entries.size(); i++) {
            NewEntry entry = entries.get(i);
            try (ResultSet row = at(run, seq + i, claim)) {
                if (!row.next()
                        || row.getInt(1) != entry.kind().code()
                        || !Objects.equals(row.getString(2), entry.node())) {
                    return false;
                }
            }
        }
        return true;
    }

    long startToken(long run) throws SQLException {
        PreparedStatement query = session.prepare(START_TOKEN);
        query.setLong(1, run);
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** Whether all messages that the entries name are in the run's inbox. */
    boolean hasMessages(long run, List<NewEntry> entries) throws SQLException {
        for (NewEntry entry : entries) {
            if (entry.message() != 0 && !hasMessage(run, entry)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasMessage(long run, NewEntry entry) throws SQLException {
        PreparedStatement query = session.prepare(HAS_MESSAGE);
        query.setLong(1, run);
        query.setInt(2, entry.message());
        query.setLong(3, entry.token());
        try (ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }

    private ResultSet at(long run, int seq, long claim) throws SQLException {
        PreparedStatement query = session.prepare(AT);
        query.setLong(1, run);
        query.setInt(2, seq);
        query.setLong(3, claim);
        return query.executeQuery();
    }
}
