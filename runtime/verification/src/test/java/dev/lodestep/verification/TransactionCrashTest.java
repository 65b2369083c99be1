package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.RunRecord;
import dev.lodestep.verification.workflows.BatchPayout.Payout;
import dev.lodestep.verification.workflows.LedgerTable;
import dev.lodestep.verification.workflows.Transfer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process dies at any of its calls to the store: before, in the middle of, or after a transaction's commit. The next one finishes the run, and
 * the rows that its steps have written are those of a run that was not disturbed: each step's once, together with its result.
 */
class TransactionCrashTest {
    @TempDir
    Path folder;

    private int files;

    static Stream<Story> stories() {
        return Stream.of(
                Story.payout(List.of(new Payout("ann", 700), new Payout("bob", 42))),
                Story.migration(5, 2),
                Story.transfer(new Transfer.Order("smooth", 5, 0, true, false, false)),
                Story.transfer(new Transfer.Order("without a note", 5, 2, false, false, false)),
                Story.transfer(new Transfer.Order("unnotable", 5, 0, true, true, false)),
                Story.transfer(new Transfer.Order("refused", 5, 1, true, false, true)));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void a_death_at_any_call_leaves_each_row_once(Story story) throws SQLException {
        Lived calm = live(story, Death.NONE);
        assertThat(calm.rows()).isNotEmpty();
        for (Death.How how : Death.How.values()) {
            int call = 1;
            Lived lived;
            do {
                Death death = new Death(call, how);
                lived = live(story, death);
                assertThat(lived.journal()).as("with " + death).isEqualTo(calm.journal());
                assertThat(lived.rows()).as("with " + death).isEqualTo(calm.rows());
                call++;
            } while (lived.died());
            assertThat(call).isGreaterThan(calm.rows().size());
        }
    }

    private record Lived(List<String> journal, Map<String, Long> rows, boolean died) {}

    /** One life to the given death, and another one to the end. */
    private Lived live(Story story, Death death) throws SQLException {
        ShiftedClock clock = new ShiftedClock();
        Path file = folder.resolve(++files + ".db");
        Disk disk = new Disk.File(file, clock);
        disk.ended(disk.open());
        try (Connection connection = connect(file)) {
            LedgerTable.create(connection);
        }
        Ledger ledger = new Ledger();
        Optional<Life.Ended> first = Life.live(disk, story, ledger, clock, death);
        Life.Ended end = first.or(() -> Life.live(disk, story, ledger, clock, Death.NONE))
                .orElseThrow();
        assertThat(end.records().stream().map(RunRecord::position))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, end.records().size()).boxed().toList());
        assertThat(ledger.ranAgain()).as("with " + death + ": " + ledger).isEmpty();
        try (Connection connection = connect(file)) {
            return new Lived(
                    end.journal().stream()
                            .filter(line -> !line.startsWith("SEAL"))
                            .sorted()
                            .toList(),
                    LedgerTable.rows(connection),
                    first.isEmpty());
        }
    }

    private static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}
