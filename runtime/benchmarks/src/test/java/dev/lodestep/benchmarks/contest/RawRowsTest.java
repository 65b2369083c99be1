package dev.lodestep.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.benchmarks.site.Place;
import dev.lodestep.benchmarks.site.Site;
import dev.lodestep.benchmarks.site.StoreKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RawRowsTest {
    private static final Load LOAD = new Load(4, 10, 200);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(value = StoreKind.class, mode = EnumSource.Mode.EXCLUDE, names = "MEMORY")
    void what_is_measured_are_rows_of_the_stores_own_journal_one_for_each_step(StoreKind store) throws Exception {
        try (Site site = Site.open(store, folder, Optional.empty())) {
            Place place = site.fresh();

            Figures figures = new RawJournal().round(place, LOAD, Duration.ofMillis(200));

            assertThat(figures.stepsPerSecond()).isPositive();
            assertThat(text(place, "SELECT count(DISTINCT run_no) FROM journal"))
                    .isEqualTo("4");
            assertThat(text(place, "SELECT count(DISTINCT node) FROM journal")).isEqualTo("10");
            assertThat(text(place, "SELECT count(*) FROM journal WHERE length(payload) <> 200"))
                    .isEqualTo("0");
            assertThat(text(
                            place,
                            "SELECT sum(last) - (SELECT count(*) FROM journal) FROM"
                                    + " (SELECT max(seq) AS last FROM journal GROUP BY run_no) AS each_run"))
                    .isEqualTo("0");
        }
    }

    @ParameterizedTest
    @EnumSource(value = StoreKind.class, mode = EnumSource.Mode.EXCLUDE, names = "MEMORY")
    void a_row_that_does_not_follow_the_one_before_is_refused_among_others(StoreKind store) throws Exception {
        try (Site site = Site.open(store, folder, Optional.empty());
                RawRows rows = RawRows.of(site.fresh())) {
            RawRun follows = new RawRun(1, LOAD);
            RawRun leaps = new RawRun(2, LOAD);
            rows.start(List.of(follows.next(), leaps.next()));
            leaps.next();

            assertThatThrownBy(() -> rows.write(List.of(follows.next(), leaps.next())))
                    .isInstanceOf(SQLException.class)
                    .hasMessage("the fence refused 1 rows");
        }
    }

    private static String text(Place place, String query) throws SQLException {
        try (Connection connection = place.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
