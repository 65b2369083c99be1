package dev.lodestep.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawJournalTest {
    @TempDir
    Path folder;

    @Test
    void what_is_measured_are_rows_of_the_stores_own_journal_one_for_each_step() throws Exception {
        Load load = new Load(4, 10, 200);

        Figures figures = new RawJournal().round(folder, load, Duration.ofMillis(300));

        assertThat(figures.stepsPerSecond()).isPositive();
        assertThat(figures.p50Millis()).isPositive().isLessThanOrEqualTo(figures.p99Millis());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("raw.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT count(DISTINCT run_no), count(*) = sum(length(payload) = 200), sum(kind = 3) > 4,
                          max(seq) * 4 >= count(*), count(DISTINCT node) FROM journal""")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(4);
            assertThat(row.getBoolean(2)).isTrue();
            assertThat(row.getBoolean(3)).isTrue();
            assertThat(row.getBoolean(4)).isTrue();
            assertThat(row.getInt(5)).isEqualTo(10);
        }
    }
}
