package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.NewChild;
import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.Parent;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.WriteResult;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Inserts runs with their START entries, inside a write transaction: those that somebody starts and those that their parent starts. */
final class NewRuns {
    private static final int RUNNING = 1;
    private static final int READY = 2;
    private static final int WAITING = 3;

    private static final String INSERT = """
            INSERT INTO run(id, workflow, version, input_digest, priority, created_at, status, owner, claim, start_at, due_at,
                attributes)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10, ?11)
            ON CONFLICT(id) DO NOTHING""";

    private static final String INSERT_CHILD = """
            INSERT INTO run(id, workflow, version, input_digest, priority, created_at, status, claim,
                parent_no, parent_node, parent_element)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            ON CONFLICT(id) DO NOTHING""";

    private static final String INSERT_ATTRIBUTE =
            "INSERT INTO attribute(name, value, created_at, run_no) VALUES (?1, ?2, ?3, ?4)";

    private static final String LAST_RUN = "SELECT last_insert_rowid()";

    private static final String EXISTING =
            "SELECT " + Rows.RUN_COLUMNS + ", input_digest FROM run WHERE id = ?1"; // the digest is the last column

    private record Existing(RunRow row, byte[] digest) {}

    private final Session session;
    private final Rows rows;
    private final JournalTable journal;
    private final long now;

    NewRuns(Session session, Rows rows, JournalTable journal, long now) {
        this.session = session;
        this.rows = rows;
        this.journal = journal;
        this.now = now;
    }

    /** Starts a run, for that owner or, with 0, for whoever claims it. */
    WriteResult start(RunWrite.Start start, long owner) throws SQLException {
        PreparedStatement insert = session.prepare(INSERT);
        insert.setString(1, start.id());
        insert.setString(2, start.workflow());
        insert.setInt(3, start.version());
        insert.setBytes(4, start.inputDigest());
        insert.setInt(5, start.priority());
        insert.setLong(6, now);
        Instant startAt = start.startAt();
        insert.setInt(7, startAt != null ? WAITING : owner == 0 ? READY : RUNNING);
        Binding.setLongOrNull(insert, 8, owner);
        insert.setLong(9, start.token());
        Binding.setLong(insert, 10, startAt == null ? null : Micros.ceiling(startAt));
        insert.setString(11, JsonNames.ofTexts(start.attributes()));
        if (insert.executeUpdate() == 0) {
            return existing(start);
        }
        long run = begin(start.token(), start.input(), owner);
        for (Map.Entry<String, String> one : start.attributes().entrySet()) {
            PreparedStatement attribute = session.prepare(INSERT_ATTRIBUTE);
            attribute.setString(1, one.getKey());
            attribute.setString(2, one.getValue());
            attribute.setLong(3, now);
            attribute.setLong(4, run);
            attribute.executeUpdate();
        }
        return new WriteResult.Written(run);
    }

    /** The same start sent again, told by its token, or another one. */
    private WriteResult existing(RunWrite.Start start) throws SQLException {
        Existing there = existing(start.id());
        if (there == null) {
            throw new SQLException("the row of run " + start.id() + " is there and is not there");
        }
        return journal.startToken(there.row().run()) == start.token()
                ? new WriteResult.Written(there.row().run())
                : new WriteResult.Exists(there.row(), there.digest());
    }

    /** The first of the ids that stands for something else than this child; null if all are free or stand for the same child. */
    @Nullable
    String conflict(long parent, List<NewChild> children) throws SQLException {
        Map<String, NewChild> here = new HashMap<>();
        for (NewChild child : children) {
            NewChild twin = here.putIfAbsent(child.id(), child);
            if (twin != null && !isSame(child, twin.node(), twin.element(), twin.inputDigest())) {
                return child.id();
            }
            Existing there = existing(child.id());
            if (there != null && !isSame(parent, child, there)) {
                return child.id();
            }
        }
        return null;
    }

    private static boolean isSame(long parent, NewChild child, Existing there) {
        Parent link = there.row().parent();
        return link != null && link.run() == parent && isSame(child, link.node(), link.element(), there.digest());
    }

    private static boolean isSame(NewChild child, String node, int element, byte[] digest) {
        return child.node().equals(node) && child.element() == element && Arrays.equals(child.inputDigest(), digest);
    }

    /** Starts the children that are not there; none of them is in {@linkplain #conflict conflict}. */
    void insert(long parent, List<NewChild> children) throws SQLException {
        for (NewChild child : children) {
            PreparedStatement insert = session.prepare(INSERT_CHILD);
            insert.setString(1, child.id());
            insert.setString(2, child.workflow());
            insert.setInt(3, child.version());
            insert.setBytes(4, child.inputDigest());
            insert.setInt(5, child.priority());
            insert.setLong(6, now);
            insert.setInt(7, READY);
            insert.setLong(8, child.token());
            insert.setLong(9, parent);
            insert.setString(10, child.node());
            insert.setInt(11, child.element());
            if (insert.executeUpdate() == 1) {
                begin(child.token(), child.input(), 0);
            }
        }
    }

    /** Writes the START entry of the run that was just inserted; its number. */
    private long begin(long token, byte @Nullable [] input, long owner) throws SQLException {
        long run;
        try (ResultSet row = session.prepare(LAST_RUN).executeQuery()) {
            row.next();
            run = row.getLong(1);
        }
        journal.insert(run, 1, token, NewEntry.of(EntryKind.START, null, 0, input), owner, now);
        return run;
    }

    private @Nullable Existing existing(String id) throws SQLException {
        PreparedStatement query = session.prepare(EXISTING);
        query.setString(1, id);
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? new Existing(rows.run(row), Rows.bytes(row, Rows.RUN_COLUMN_COUNT + 1)) : null;
        }
    }
}
