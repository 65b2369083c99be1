package dev.lodestep.jdbc;

import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.store.RunPosition;
import dev.lodestep.runtime.store.Standing;
import dev.lodestep.runtime.store.StorableText;
import dev.lodestep.runtime.store.StoredStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statement that finds the page of runs that a query asks for.
 *
 * <p>SQLite has no statistics to choose an index by, so each statement names the index of the condition that leaves the fewest runs, in this
 * order: parent, attribute, failure, beginning of the id, wait, end. What asks for none of these is looked up for each workflow and status by
 * itself, where the index has the order of the page already, and the beginnings of these lists are merged.
 */
final class RunSearch {
    /** Of the index of workflows, only as many entries as there are workflows. */
    private static final String EACH_WORKFLOW = """
            SELECT min(workflow) AS workflow FROM run UNION ALL
              SELECT (SELECT min(r.workflow) FROM run r WHERE r.workflow > w.workflow) FROM w WHERE w.workflow IS NOT NULL""";

    private final RunQuery query;
    private final List<Object> parameters = new ArrayList<>();
    private final StringBuilder sql = new StringBuilder();
    private final String key;

    private RunSearch(RunQuery query) {
        this.query = query;
        this.key = query.byEnd() ? "ended_at" : "created_at";
    }

    static RunSearch of(RunQuery query) {
        RunSearch search = new RunSearch(query);
        Optional<String> index = search.index();
        if (!query.attributes().isEmpty() && query.parent().isEmpty()) {
            search.byAttribute();
        } else if (index.isPresent()) {
            search.direct(index.get());
        } else {
            search.listed();
        }
        return search;
    }

    String sql() {
        return sql.toString();
    }

    /** In the order of the question marks. */
    List<Object> parameters() {
        return parameters;
    }

    private Optional<String> index() {
        if (query.parent().isPresent()) {
            return Optional.of("run_children");
        }
        if (query.failure().isPresent()) {
            return Optional.of("run_failed");
        }
        if (!query.idPrefix().isEmpty()) {
            return Optional.of("sqlite_autoindex_run_1");
        }
        if (query.waitsFor().isPresent()) {
            return Optional.of("run_waits");
        }
        return query.byEnd() ? Optional.of("run_ended") : Optional.empty();
    }

    private void direct(String index) {
        sql.append("SELECT ")
                .append(Rows.RUN_COLUMNS)
                .append(" FROM run INDEXED BY ")
                .append(index);
        sql.append(" WHERE 1");
        conditions("run");
        inOrder("run");
    }

    private void byAttribute() {
        Map.Entry<String, String> first =
                query.attributes().entrySet().iterator().next();
        sql.append("SELECT ").append(Rows.RUN_COLUMNS).append(" FROM attribute CROSS JOIN run");
        sql.append(" WHERE attribute.name = ? AND attribute.value = ? AND run.run_no = attribute.run_no");
        parameters.add(first.getKey());
        parameters.add(first.getValue());
        if (!query.byEnd()) {
            between("attribute");
        }
        conditions("run");
        inOrder(query.byEnd() ? "run" : "attribute");
    }

    private void listed() {
        sql.append("WITH RECURSIVE w AS (");
        query.workflow()
                .ifPresentOrElse(
                        workflow -> {
                            sql.append("SELECT ? AS workflow");
                            parameters.add(workflow);
                        },
                        () -> sql.append(EACH_WORKFLOW));
        sql.append("), s(status) AS (VALUES ")
                .append(statuses())
                .append(") SELECT ")
                .append(Rows.RUN_COLUMNS);
        sql.append(
                " FROM run WHERE run_no IN (SELECT n.run_no FROM w CROSS JOIN s CROSS JOIN run n WHERE n.run_no IN (");
        sql.append("SELECT r.run_no FROM run r WHERE r.workflow = w.workflow AND r.status = s.status");
        conditions("r");
        inOrder("r");
        sql.append("))");
        inOrder("run");
    }

    private String statuses() {
        List<Standing> standings = Standing.shownAs(query.statuses());
        Stream<StoredStatus> wanted =
                standings.isEmpty() ? Stream.of(StoredStatus.values()) : Standing.statuses(standings).stream();
        return wanted.map(status -> "(" + status.code() + ")").collect(Collectors.joining(", "));
    }

    /** All conditions, of a table {@code run} that goes by that name. */
    private void conditions(String run) {
        query.workflow().ifPresent(workflow -> and(run + ".workflow = ?", workflow));
        query.version().ifPresent(version -> and(run + ".version = ?", (long) version));
        List<Standing> standings = Standing.shownAs(query.statuses());
        if (!standings.isEmpty()) {
            sql.append(" AND ").append(run).append(".status * 2 + ").append(run).append(".compensating IN (");
            sql.append(
                    standings.stream().map(one -> Integer.toString(one.code())).collect(Collectors.joining(", ")));
            sql.append(')');
        }
        if (!query.idPrefix().isEmpty()) {
            and(run + ".id >= ?", query.idPrefix());
            StorableText.behind(query.idPrefix()).ifPresent(end -> and(run + ".id < ?", end));
        }
        query.waitsFor()
                .ifPresent(signal -> and(
                        run + ".waits <> '[]' AND EXISTS (SELECT 1 FROM json_each(" + run + ".waits) WHERE value = ?)",
                        signal));
        query.failure().ifPresent(type -> and(run + ".failure = ?", type));
        query.parent().ifPresent(id -> and(run + ".parent_no = (SELECT p.run_no FROM run p WHERE p.id = ?)", id));
        query.attributes().forEach((name, value) -> {
            and("EXISTS (SELECT 1 FROM attribute a WHERE a.name = ?", name);
            and("a.value = ? AND a.created_at = " + run + ".created_at AND a.run_no = " + run + ".run_no)", value);
        });
        if (query.byEnd()) {
            sql.append(" AND ").append(run).append(".status >= 5");
        }
        between(run);
        query.endedFrom().ifPresent(from -> and(run + ".ended_at >= ?", Micros.ceiling(from)));
        query.endedBefore().ifPresent(end -> and(run + ".ended_at < ?", Micros.ceiling(end)));
    }

    /** What limits the list's own order: when the runs started, and where the page before ended. */
    private void between(String table) {
        query.startedFrom().ifPresent(from -> and(table + ".created_at >= ?", Micros.ceiling(from)));
        query.startedBefore().ifPresent(end -> and(table + ".created_at < ?", Micros.ceiling(end)));
        Optional<RunPosition> after = RunPosition.after(query);
        if (after.isPresent()) {
            Instant at = after.get().at();
            and(
                    "(" + table + "." + key + ", " + table + ".run_no) " + (query.isNewestFirst() ? "<" : ">") + " (?",
                    Micros.floor(at));
            sql.append(", ?)");
            parameters.add(after.get().run());
        }
    }

    private void inOrder(String table) {
        String direction = query.isNewestFirst() ? " DESC" : "";
        sql.append(" ORDER BY ").append(table).append('.').append(key).append(direction);
        sql.append(", ")
                .append(table)
                .append(".run_no")
                .append(direction)
                .append(" LIMIT ")
                .append(query.pageSize());
    }

    private void and(String condition, Object parameter) {
        sql.append(" AND ").append(condition);
        parameters.add(parameter);
    }
}
