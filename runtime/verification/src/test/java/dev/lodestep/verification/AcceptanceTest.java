package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.verification.workflows.LedgerTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every workflow of the language's pages, and small ones that together say all that annotations can say, come to the same on the plain
 * runner, in memory and on SQLite, wherever a process dies. In the end it prints how often they died, and what is said where.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AcceptanceTest {
    /** Files that need not outlive the machine, where there is a place for such: a process dies here, not the machine. */
    static final class Volatile implements TempDirFactory {
        private static final Path MEMORY = Path.of("/dev/shm");

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            return Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "lodestep")
                    : Files.createTempDirectory("lodestep");
        }
    }

    @TempDir(factory = Volatile.class)
    Path folder;

    private final AtomicInteger files = new AtomicInteger();
    private final CrashPoints points = new CrashPoints();

    static List<Play<?, ?>> plays() {
        return Stream.concat(WorkflowPlays.all(), FeaturePlays.all()).collect(Collectors.toList());
    }

    @Order(1)
    @ParameterizedTest
    @MethodSource("plays")
    void it_comes_to_the_same_wherever_a_process_dies(Play<?, ?> play) {
        Told calm = play.runsOn(Runner.PLAIN)
                ? new PlainTelling<>(play, 0).tell()
                : Sweep.undisturbed(play, play.runsOn(Runner.MEMORY) ? Disk.Memory::new : clock -> file(play, clock));
        for (Runner runner : Runner.values()) {
            if (play.runsOn(runner)) {
                int deaths = switch (runner) {
                    case PLAIN -> Sweep.onPlain(play, calm);
                    case MEMORY ->
                        play.isLong()
                                ? Sweep.inTurn(play, calm, Disk.Memory::new)
                                : Sweep.inEveryWay(play, calm, Disk.Memory::new);
                    case SQLITE -> Sweep.inTurn(play, calm, clock -> file(play, clock));
                };
                assertThat(deaths).as("deaths of " + play + " on " + runner).isPositive();
                points.add(play, runner, deaths);
            }
        }
    }

    @Order(2)
    @Test
    void everything_that_annotations_can_say_is_said_on_every_runner() {
        Map<String, Set<String>> uses = AnnotationUses.in(
                plays().stream().map(Play::workflow).collect(Collectors.toCollection(LinkedHashSet::new)));
        Set<String> missing = new TreeSet<>();
        Map<String, Set<String>> table = new TreeMap<>();
        Set<String> words = Vocabulary.all();
        words.add(AnnotationUses.CONNECTION);
        for (String word : words) {
            Set<String> workflows = uses.getOrDefault(word, Set.of());
            table.put(word, workflows);
            for (Runner runner : Runner.values()) {
                boolean told = plays().stream()
                        .anyMatch(play -> play.runsOn(runner)
                                && workflows.contains(play.workflow().getSimpleName()));
                boolean can = runner == Runner.SQLITE || !word.equals(AnnotationUses.CONNECTION);
                if (can && !told && !Unsaid.REASONS.containsKey(word)) {
                    missing.add(word + " on " + runner);
                }
            }
        }
        points.uses(table);

        assertThat(missing).as("what no play says").isEmpty();
        assertThat(words).containsAll(Unsaid.REASONS.keySet()).hasSizeGreaterThan(60);
    }

    @AfterAll
    void print() {
        List<String> lines = new ArrayList<>(points.lines());
        Unsaid.REASONS.forEach((word, reason) -> lines.add(word + ": not shown, " + reason));
        System.out.println(String.join(System.lineSeparator(), lines));
    }

    private Disk file(Play<?, ?> play, ShiftedClock clock) {
        Path path = folder.resolve("play" + files.incrementAndGet() + ".db");
        Disk disk = new Disk.File(path, clock);
        if (play.isOnLedger()) {
            disk.ended(disk.open());
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path)) {
                LedgerTable.create(connection);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return disk;
    }
}
