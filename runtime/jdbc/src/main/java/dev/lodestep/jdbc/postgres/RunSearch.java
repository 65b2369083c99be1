package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.store.RunPosition;
import dev.lodestep.runtime.store.Standing;
import dev.lodestep.runtime.store.StorableText;
import dev.lodestep.runtime.store.StoredStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statement that finds the page of runs that a query asks for.
 *
 * <p>What asks for a parent, an error, the beginning of an id, a wait or an end has an index for that, between which the server chooses; what
 * asks for attributes is looked up in their table, which has the order of the page. What asks for none of these is looked up for each workflow
 * and status by itself, where the index has that order, too, and the beginnings of these lists are merged.
 */
final class RunSearch {
    /** Of the index of workflows, only as many entries as there are workflows. */
    private static final String EACH_WORKFLOW = """
            (SELECT workflow FROM {run} ORDER BY workflow LIMIT 1) UNION ALL
              SELECT (SELECT r.workflow FROM {run} r WHERE r.workflow > w.workflow ORDER BY r.workflow LIMIT 1)
              FROM w WHERE w.workflow IS NOT NULL""";

    private static final String COLUMNS = "SELECT " + Rows.RUN_COLUMNS + " FROM ";

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
        if (!query.attributes().isEmpty()) {
            search.byAttribute();
        } else if (query.parent().isPresent()
                || query.failure().isPresent()
                || !query.idPrefix().isEmpty()
                || query.waitsFor().isPresent()
                || query.byEnd()) {
            search.direct();
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

    private void direct() {
        sql.append(COLUMNS).append("{run} AS run WHERE true");
        conditions("run");
        inOrder("run");
    }

    private void byAttribute() {
        Map.Entry<String, String> first =
                query.attributes().entrySet().iterator().next();
        sql.append(COLUMNS).append("{attribute} AS one JOIN {run} AS run ON run.run_no = one.run_no");
        sql.append(" WHERE one.name = ? AND one.value = ?");
        parameters.add(first.getKey());
        parameters.add(first.getValue());
        if (!query.byEnd()) {
            between("one");
        }
        conditions("run");
        inOrder(query.byEnd() ? "run" : "one");
    }

    private void listed() {
        sql.append("WITH RECURSIVE w(workflow) AS (");
        query.workflow()
                .ifPresentOrElse(
                        workflow -> {
                            sql.append("SELECT ?::text COLLATE \"C\"");
                            parameters.add(workflow);
                        },
                        () -> sql.append(EACH_WORKFLOW));
        sql.append("), page AS (SELECT n.run_no, n.").append(key).append(" FROM w CROSS JOIN (VALUES ");
        sql.append(statuses())
                .append(") AS s(status) CROSS JOIN LATERAL (SELECT r.run_no, r.")
                .append(key);
        sql.append(" FROM {run} AS r WHERE r.workflow = w.workflow AND r.status = s.status");
        conditions("r");
        inOrder("r");
        sql.append(") AS n");
        inOrder("n");
        sql.append(") ").append(COLUMNS).append("page JOIN {run} AS run ON run.run_no = page.run_no");
        inOrder("page");
    }

    private String statuses() {
        List<Standing> standings = Standing.shownAs(query.statuses());
        Stream<StoredStatus> wanted =
                standings.isEmpty() ? Stream.of(StoredStatus.values()) : Standing.statuses(standings).stream();
        return wanted.map(status -> "(" + status.code() + "::smallint)").collect(Collectors.joining(", "));
    }

    /** All conditions, of a table {@code run} that goes by that name. */
    private void conditions(String run) {
        query.workflow().ifPresent(workflow -> and(run + ".workflow = ?", workflow));
        query.version().ifPresent(version -> and(run + ".version = ?", version));
        List<Standing> standings = Standing.shownAs(query.statuses());
        if (!standings.isEmpty()) {
            sql.append(" AND ").append(run).append(".status * 2 + ").append(run).append(".compensating::integer IN (");
            sql.append(
                    standings.stream().map(one -> Integer.toString(one.code())).collect(Collectors.joining(", ")));
            sql.append(')');
        }
        if (!query.idPrefix().isEmpty()) {
            and(run + ".id >= ?", query.idPrefix());
            StorableText.behind(query.idPrefix()).ifPresent(end -> and(run + ".id < ?", end));
        }
        query.waitsFor()
                .ifPresent(signal -> and(run + ".waits <> '{}' AND " + run + ".waits @> ARRAY[?::text]", signal));
        query.failure().ifPresent(type -> and(run + ".failure = ?", type));
        query.parent().ifPresent(id -> and(run + ".parent_no = (SELECT p.run_no FROM {run} p WHERE p.id = ?)", id));
        query.attributes().forEach((name, value) -> {
            and("EXISTS (SELECT 1 FROM {attribute} a WHERE a.name = ?", name);
            and("a.value = ? AND a.created_at = " + run + ".created_at AND a.run_no = " + run + ".run_no)", value);
        });
        if (query.byEnd()) {
            sql.append(" AND ").append(run).append(".status >= 5");
        }
        between(run);
        query.endedFrom().ifPresent(from -> andTime(run + ".ended_at >= ", Times.ceiling(from)));
        query.endedBefore().ifPresent(end -> andTime(run + ".ended_at < ", Times.ceiling(end)));
    }

    /** What limits the list's own order: when the runs started, and where the page before ended. */
    private void between(String table) {
        query.startedFrom().ifPresent(from -> andTime(table + ".created_at >= ", Times.ceiling(from)));
        query.startedBefore().ifPresent(end -> andTime(table + ".created_at < ", Times.ceiling(end)));
        Optional<RunPosition> after = RunPosition.after(query);
        if (after.isPresent()) {
            String order = query.isNewestFirst() ? " < (" : " > (";
            andTime(
                    "(" + table + "." + key + ", " + table + ".run_no)" + order,
                    Times.floor(after.get().at()));
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

    private void andTime(String comparison, @Nullable String time) {
        and(comparison + "?::timestamptz", Objects.requireNonNull(time));
    }
}
