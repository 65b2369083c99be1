package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunStatus;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The statements that run all the time look rows up by an index, whatever the size of the tables. */
class SqlitePlanTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void create() {
        file = folder.resolve("runs.db");
        SqliteStore.at(file).close();
    }

    private String plan(String sql) throws SQLException {
        return Scene.query(file, "EXPLAIN QUERY PLAN " + sql);
    }

    @Test
    void an_append_finds_its_predecessor_by_the_unique_index() throws Exception {
        assertThat(plan(JournalTable.INSERT_FENCED))
                .contains("SEARCH p USING INDEX sqlite_autoindex_journal_1 (run_no=? AND seq=?)")
                .doesNotContain("SCAN p")
                .doesNotContain("SCAN journal");
    }

    @Test
    void each_way_to_be_claimed_has_its_index() throws Exception {
        assertThat(plan(ClaimTable.CLAIMABLE))
                .contains("USING INDEX run_ready")
                .contains("USING INDEX run_due (due_at<?)")
                .contains("USING INDEX run_owned (owner=?)");
    }

    @Test
    void the_unended_children_of_a_run_and_of_one_of_its_nodes_are_found_by_their_index() throws Exception {
        assertThat(plan(ChildEnds.UNENDED_SIBLING)).contains("run_child (parent_no=? AND parent_node=?)");
        assertThat(plan(RunQueries.UNENDED_CHILDREN)).contains("run_child (parent_no=?)");
        assertThat(plan(Retention.MAY_GO)).contains("run_child (parent_no=?)").doesNotContain("SCAN c ", "SCAN p ");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_list_reads_the_index_of_its_most_selective_condition(RunQuery query, String index) throws Exception {
        for (RunQuery each : List.of(query, query.newestFirst(), query.in(RunStatus.RUNNING, RunStatus.FAILED))) {
            assertThat(plan(RunSearch.of(each).sql()))
                    .as("%s", RunSearch.of(each).sql())
                    .contains(index)
                    .doesNotContain("SCAN run", "SCAN n", "SCAN r ", "SCAN attribute");
        }
    }

    static Stream<Arguments> lists() {
        RunQuery all = RunQuery.all();
        Instant time = Instant.EPOCH;
        String listed = "run_listed (workflow=? AND status=?";
        return Stream.of(
                Arguments.of(all, listed),
                Arguments.of(all.ofWorkflow("orders"), listed),
                Arguments.of(all.startedFrom(time).startedBefore(time), listed + " AND created_at>? AND created_at<?"),
                Arguments.of(all.childrenOf("a"), "run_children (parent_no=?"),
                Arguments.of(all.childrenOf("a").withAttribute("x", "y"), "run_children (parent_no=?"),
                Arguments.of(all.withAttribute("x", "y"), "(name=? AND value=?"),
                Arguments.of(all.withAttribute("x", "y").startedFrom(time), "(name=? AND value=? AND created_at>?"),
                Arguments.of(all.failedWith("E"), "run_failed (failure=?"),
                Arguments.of(all.failedWith("E").ofWorkflow("orders"), "run_failed (failure=?"),
                Arguments.of(all.idStartingWith("a"), "sqlite_autoindex_run_1 (id>? AND id<?)"),
                Arguments.of(all.endedFrom(time).endedBefore(time), "run_ended (ended_at>? AND ended_at<?)"));
    }

    @Test
    void runs_that_wait_for_a_signal_are_looked_for_among_those_that_wait_for_one() throws Exception {
        assertThat(plan(RunSearch.of(RunQuery.all().waitingFor("approval")).sql()))
                .contains("USING INDEX run_waits");
    }

    @Test
    void counts_read_an_index_and_no_rows() throws Exception {
        assertThat(plan(RunLists.COUNT)).contains("COVERING INDEX run_listed").contains("run_undoing");
    }

    @Test
    void unread_signals_are_counted_by_the_index_of_consumed_messages() throws Exception {
        assertThat(plan(InboxTable.UNREAD)).contains("journal_message (run_no=? AND message=?)");
    }
}
