package dev.lodestep.samples.audit.process;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.samples.audit.process.AuditProcess.Ended;
import dev.lodestep.samples.audit.process.Effect.Unit;
import dev.lodestep.samples.audit.process.Wish.Anywhere;
import dev.lodestep.samples.audit.process.Wish.InCompensation;
import dev.lodestep.samples.audit.process.Wish.InStep;
import dev.lodestep.samples.audit.process.Wish.WhileWaiting;
import dev.lodestep.samples.audit.report.ReportRow;
import dev.lodestep.samples.audit.report.ReportRow.Kind;
import dev.lodestep.samples.audit.report.ReportRow.State;
import dev.lodestep.samples.audit.report.ReportTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * An audit that is killed ten times with {@code kill -9} ends as if nothing had happened.
 *
 * <p>The moments are drawn from a seed, which is printed; {@code -Dseed=…} gives the same wishes again.
 */
@TestInstance(Lifecycle.PER_CLASS)
class KilledAuditIT {
    private static final int JARS = 360;
    private static final int REPETITIONS = 15;
    private static final Pattern FOUND = Pattern.compile(
            "Found done: (\\d+) of (\\d+) \\((\\d+) of them wait for review\\); begun and going on: (\\d+)");

    private final long seed = Long.getLong("seed", System.nanoTime());

    private MadeRepository repository = new MadeRepository(Path.of(""), Map.of());
    private KillSeries series = new KillSeries(Path.of(""), Path.of(""), new Random());
    private Ended last = new Ended(-1, "");

    @BeforeAll
    void tenKillsAndOneMoreRun(@TempDir Path folder) throws IOException {
        System.out.println("Killing the audit with seed " + seed);
        Random random = new Random(seed);
        repository = MadeRepository.of(JARS, Files.createDirectories(folder.resolve("repository")), random);
        series = new KillSeries(folder, repository.folder(), random);
        try {
            last = series.run(wishes(random), REPETITIONS);
        } finally {
            System.out.print(Kill.table(series.kills()));
        }
        assertThat(last.exitCode()).as(last.output()).isZero();
    }

    /** The steps that do next to nothing are left out: no one is quick enough to kill inside them. */
    private static List<Wish> wishes(Random random) {
        List<Wish> steps = new ArrayList<>(List.of(
                new InStep("register"),
                new InStep("fingerprint"),
                new InStep("findLicence"),
                new InStep("requestReview"),
                new InStep("record")));
        Collections.shuffle(steps, random);
        List<Wish> wishes = new ArrayList<>(steps.subList(0, 3));
        wishes.addAll(List.of(new WhileWaiting(), new WhileWaiting(), new InCompensation(), new InCompensation()));
        wishes.addAll(List.of(new Anywhere(), new Anywhere(), new Anywhere()));
        Collections.shuffle(wishes, random);
        return wishes;
    }

    @Test
    void everyKillCameBetweenTheFirstAndTheLastEntryOfTheJournal() {
        assertThat(series.kills()).filteredOn(Kill::met).hasSize(10);
        assertThat(series.kills())
                .allSatisfy(kill -> assertThat(kill.left().entries())
                        .isBetween(1, series.database().entries() - 1));
    }

    @Test
    void nothingThatWasRecordedBeganAgain() {
        assertThat(series.repeated()).isEmpty();
    }

    @Test
    void whatWasBrokenOffBeganAgain() {
        List<Kill> kills = series.kills();
        Set<Unit> brokenOff = new HashSet<>();
        kills.forEach(kill -> brokenOff.addAll(kill.life().open()));
        List<Unit> recorded = series.database().recorded();

        assertThat(brokenOff).isNotEmpty();
        assertThat(recorded).containsAll(brokenOff);
    }

    @Test
    void everyResultAndEveryCompensationIsRecordedOnce() {
        assertThat(series.database().recorded()).doesNotHaveDuplicates();
    }

    @Test
    void everythingRecordedWasDone() throws IOException {
        Set<Unit> done = new HashSet<>();
        Files.readAllLines(series.effects()).stream()
                .map(Effect::parse)
                .filter(effect -> !effect.begins())
                .forEach(effect -> done.add(effect.unit()));

        assertThat(done)
                .containsExactlyInAnyOrderElementsOf(
                        new HashSet<>(series.database().recorded()));
    }

    @Test
    void theJournalsHaveNoGapsAndOneEnd() {
        assertThat(series.database().withGaps()).isEmpty();
        assertThat(series.database().withWrongEnd()).isEmpty();
        assertThat(series.database().takenUp()).isPositive();
    }

    @Test
    void everyJarHasARunThatIsFinalOrWaitsForAReviewer() {
        RunsDatabase database = series.database();

        assertThat(database.runs()).hasSize(JARS);
        assertThat(database.completed()).hasSize((int) repository.count(Kind.PERMISSIVE));
        assertThat(database.failed()).hasSize((int) repository.count(Kind.CORRUPT));
        assertThat(database.waiting())
                .hasSize((int) (repository.count(Kind.COPYLEFT) + repository.count(Kind.UNKNOWN)));
    }

    @Test
    void whatIsCorruptIsUndoneInReverse() {
        RunsDatabase database = series.database();

        assertThat(database.failed())
                .allSatisfy(run -> assertThat(database.recorded(run))
                        .containsExactly("register", "fingerprint", "verify", "quarantine", "withdraw"));
    }

    @Test
    void theReportSaysOfEveryJarWhatItIs() {
        try (ReportTable table = ReportTable.at(series.data().resolve("report.db"))) {
            List<ReportRow> rows = table.rows();

            assertThat(rows.stream().collect(toMap(ReportRow::path, ReportRow::kind)))
                    .isEqualTo(repository.kinds());
            assertThat(rows)
                    .allSatisfy(row -> assertThat(row.state())
                            .isEqualTo(
                                    switch (row.kind()) {
                                        case CORRUPT -> State.QUARANTINED;
                                        case PERMISSIVE -> State.ACCEPTED;
                                        default -> State.WAITING;
                                    }));
        }
    }

    @Test
    void everyStartSaidHowMuchItFoundDone() {
        List<Kill> kills = series.kills();
        for (int i = 0; i < kills.size(); i++) {
            String said = i + 1 < kills.size() ? kills.get(i + 1).output() : last.output();
            Matcher found = FOUND.matcher(said);
            assertThat(found.find()).as(said).isTrue();
            MatchResult numbers = found.toMatchResult();
            int done = Integer.parseInt(numbers.group(1));

            assertThat(done).isGreaterThanOrEqualTo(kills.get(i).settled());
            assertThat(done + Integer.parseInt(numbers.group(4)))
                    .isEqualTo(kills.get(i).left().runs().size());
        }
    }

    @Test
    void aFurtherRunFindsAllDoneAndDoesNothing() throws IOException {
        String effects = Files.readString(series.effects());

        assertThat(series.once().output())
                .contains("Found done: " + JARS + " of " + JARS + " (" + JARS / 3
                        + " of them wait for review); begun and going on: 0");
        assertThat(Files.readString(series.effects())).isEqualTo(effects);
    }
}
