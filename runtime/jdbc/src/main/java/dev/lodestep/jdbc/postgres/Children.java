package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.store.NewChild;
import dev.lodestep.runtime.store.RunWrite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Starts the children of runs, inside the transaction of their parents' writes and after the parents' rows were locked. They are inserted in
 * the order in which they are given, since that is the order of their numbers, by which they are listed and claimed.
 */
final class Children {
    private static final String INSERT = "WITH " + Conditions.M + """
            , b AS MATERIALIZED (
              SELECT * FROM unnest(?::bigint[], ?::text[], ?::text[], ?::integer[], ?::text[], ?::integer[], ?::bytea[], ?::integer[],
                ?::bigint[], ?::bytea[], ?::integer[]) WITH ORDINALITY
              AS b(parent_no, id, node, element, workflow, version, digest, priority, token, input, crc, place)),
            r AS (
              INSERT INTO {run}(id, workflow, version, input_digest, parent_no, parent_node, parent_element, priority, created_at, status, claim)
              SELECT b.id, b.workflow, b.version, b.digest, b.parent_no, b.node, b.element, b.priority, (SELECT now FROM m), 2, b.token
              FROM b WHERE\s""" + Conditions.BRIEFLY + """
               ORDER BY b.place ON CONFLICT (id) DO NOTHING RETURNING run_no, id),
            j AS (
              INSERT INTO {journal}(run_no, seq, claim, kind, attempt, at, payload, crc)
              SELECT r.run_no, 1, b.token, 1, 0, (SELECT now FROM m), b.input, b.crc FROM r JOIN b USING (id) ORDER BY r.run_no)
            SELECT id FROM r""";

    private static final String EXISTING =
            "SELECT id, parent_no, parent_node, parent_element, input_digest FROM {run} WHERE id = ANY(?::text[])";

    /** A child and whose it is. */
    private record Child(long parent, NewChild child) {
        boolean isSame(long otherParent, String node, int element, byte[] digest) {
            return parent == otherParent
                    && child.node().equals(node)
                    && child.element() == element
                    && Arrays.equals(child.inputDigest(), digest);
        }

        boolean isSame(Child other) {
            return isSame(other.parent, other.child.node(), other.child.element(), other.child.inputDigest());
        }
    }

    /** The id of a child stands for another run. Nothing of the transaction may take effect. */
    static final class Conflict extends SQLException {
        private static final long serialVersionUID = 1L;

        private final String id;

        Conflict(String id) {
            super(
                    "the id of a child is taken by another run: " + id,
                    "23505"); // as a violated constraint: data is to blame
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    private final DatabaseClock clock;
    private final String insert;
    private final String existing;

    Children(TableNames names, DatabaseClock clock) {
        this.clock = clock;
        this.insert = names.in(INSERT);
        this.existing = names.in(EXISTING);
    }

    static List<NewChild> of(RunWrite.Fenced write) {
        if (write instanceof RunWrite.Park park) {
            return park.children();
        }
        return write instanceof RunWrite.Open open ? open.children() : List.of();
    }

    /**
     * Starts those that are not there, of the parents whose writes were taken; true if there was one. {@link Conflict} if an id stands for
     * something else.
     */
    boolean start(Connection connection, List<RunWrite.Fenced> writes, Set<Long> taken) throws SQLException {
        List<Child> children = new ArrayList<>();
        for (RunWrite.Fenced write : writes) {
            if (taken.contains(write.run())) {
                of(write).forEach(child -> children.add(new Child(write.run(), child)));
            }
        }
        if (children.isEmpty()) {
            return false;
        }
        Map<String, Child> firsts = new LinkedHashMap<>();
        for (Child child : children) {
            Child first = firsts.putIfAbsent(child.child().id(), child);
            if (first != null && !first.isSame(child)) {
                throw new Conflict(child.child().id());
            }
        }
        Set<String> inserted = insert(connection, new ArrayList<>(firsts.values()));
        inserted.forEach(firsts::remove);
        if (!firsts.isEmpty()) {
            compare(connection, firsts);
        }
        return !inserted.isEmpty();
    }

    private Set<String> insert(Connection connection, List<Child> children) throws SQLException {
        return new HashSet<>(Call.of(connection, insert)
                .with(clock.parameter())
                .withArray("int8", children.stream().map(Child::parent).toArray())
                .withArray("text", column(children, NewChild::id))
                .withArray("text", column(children, NewChild::node))
                .withArray("int4", column(children, NewChild::element))
                .withArray("text", column(children, NewChild::workflow))
                .withArray("int4", column(children, NewChild::version))
                .withArray(
                        "bytea",
                        children.stream().map(one -> one.child().inputDigest()).toArray(byte[][]::new))
                .withArray("int4", column(children, NewChild::priority))
                .withArray("int8", column(children, NewChild::token))
                .withArray(
                        "bytea",
                        children.stream().map(one -> one.child().input()).toArray(byte[][]::new))
                .withArray("int4", column(children, child -> EntryRows.startSum(child.input())))
                .list(row -> row.getString(1)));
    }

    private static Object[] column(List<Child> children, Function<NewChild, Object> value) {
        return children.stream().map(one -> value.apply(one.child())).toArray();
    }

    /** What is there already must be the same children, from an earlier write. */
    private void compare(Connection connection, Map<String, Child> children) throws SQLException {
        Map<String, Boolean> same = new HashMap<>();
        Call.of(connection, existing)
                .withArray("text", children.keySet().toArray())
                .list(row -> {
                    Child child = children.get(row.getString(1));
                    long parent = row.getLong(2);
                    return same.put(
                            row.getString(1),
                            child != null
                                    && row.getString(3) != null
                                    && child.isSame(parent, row.getString(3), row.getInt(4), row.getBytes(5)));
                });
        for (String id : children.keySet()) {
            Boolean there = same.get(id);
            if (there == null) {
                throw new SQLException("run " + id + " was there and is gone", "40001");
            }
            if (!there) {
                throw new Conflict(id);
            }
        }
    }
}
