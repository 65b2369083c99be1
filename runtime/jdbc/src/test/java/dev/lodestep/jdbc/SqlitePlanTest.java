package dev.lodestep.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        assertThat(plan(Retention.ENDED)).contains("run_child (parent_no=?)").doesNotContain("SCAN c");
    }

    @Test
    void unread_signals_are_counted_by_the_index_of_consumed_messages() throws Exception {
        assertThat(plan(InboxTable.UNREAD)).contains("journal_message (run_no=? AND message=?)");
    }
}
