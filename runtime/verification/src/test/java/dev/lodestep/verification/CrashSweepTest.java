package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.RunRecord;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.verification.InsuranceClaim.Answer;
import dev.lodestep.verification.InsuranceClaim.Claim;
import dev.lodestep.verification.InsuranceClaim.Say;
import dev.lodestep.verification.InsuranceClaim.Size;
import dev.lodestep.verification.OrderFulfilment.ManagerAnswer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process dies at any of its calls to the store, in any way; the next one finishes the run: with the results of a run that was not
 * disturbed, without running again what was recorded, and with a journal without gaps.
 */
class CrashSweepTest {
    @TempDir
    Path folder;

    private int files;

    static Stream<Story> stories() {
        return Stream.of(
                Story.claim(claim("granted after retries", Optional.of(Say.GRANT), Map.of("inspect", 2, "pay", 1))),
                Story.claim(claim("over time", Optional.empty(), Map.of("undo pay", 1))),
                Story.claim(
                        claim("undone", Optional.of(Say.LOWER), Map.of("archive", 3, "undo pay", 2, "undo wire", 3))),
                Story.claim(claim("withdrawn", Optional.of(Say.WITHDRAW), Map.of())),
                Story.cancelled(claim("", Optional.empty(), Map.of("undo inspect", 1)), CancelMode.COMPENSATE),
                Story.cancelled(claim("", Optional.empty(), Map.of()), CancelMode.STOP),
                Story.repair(),
                Story.keepsake(),
                Story.review("of a clear order", false, Optional.empty()),
                Story.review("that rejects", true, Optional.of(new OrderWithReview.Answer("ann", false))),
                Story.review("that nobody makes", true, Optional.empty()),
                Story.fulfilment("approved", "visa", Optional.of(new ManagerAnswer("bob", true))),
                Story.fulfilment("rejected", "visa", Optional.of(new ManagerAnswer("bob", false))),
                Story.fulfilment("over time", "visa", Optional.empty()),
                Story.fulfilment("declined", "", Optional.empty()),
                Story.renewal(false),
                Story.renewal(true));
    }

    private static ClaimPath claim(String id, Optional<Say> say, Map<String, Integer> trouble) {
        return new ClaimPath(
                id,
                new Claim("7", Size.LARGE, true, Optional.of("ann@example.org"), trouble),
                say.map(answer -> new Answer(answer, "bob")));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void a_death_at_any_call_changes_nothing_in_memory(Story story) {
        sweep(story, this::memory);
    }

    /** One way of dying at each call, each in its turn: a file is slow. */
    @ParameterizedTest
    @MethodSource("stories")
    void a_death_at_any_call_changes_nothing_on_SQLite(Story story) {
        Life.Ended calm = calm(story, this::file);
        int call = 1;
        while (check(story, calm, new Death(call, Death.How.values()[call % 3]), this::file)) {
            call++;
        }
        assertThat(call).as("deaths of " + story).isGreaterThan(writes(calm));
    }

    /** A server is slower still: of each kind of end one story, and a death at every second call. */
    @ParameterizedTest
    @MethodSource("storiesOnPostgreSQL")
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = PostgresServer.NOT_RUN)
    void a_death_at_any_call_changes_nothing_on_PostgreSQL(Story story) {
        Life.Ended calm = calm(story, this::tables);
        int call = 1;
        while (check(story, calm, new Death(call, Death.How.values()[call % 3]), this::tables)) {
            call += 2;
        }
        assertThat(call).as("deaths of " + story).isGreaterThan(writes(calm));
    }

    static Stream<Story> storiesOnPostgreSQL() {
        return Stream.of(
                Story.claim(
                        claim("undone", Optional.of(Say.LOWER), Map.of("archive", 3, "undo pay", 2, "undo wire", 3))),
                Story.claim(claim("over time", Optional.empty(), Map.of("undo pay", 1))),
                Story.cancelled(claim("", Optional.empty(), Map.of("undo inspect", 1)), CancelMode.COMPENSATE),
                Story.fulfilment("approved", "visa", Optional.of(new ManagerAnswer("bob", true))));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void many_deaths_in_a_row_change_nothing(Story story) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Life.Ended calm = calm(story, this::memory);
        for (int round = 0; round < 5; round++) {
            List<Death> deaths = random.ints(1 + random.nextInt(8), 1, 7)
                    .mapToObj(call -> new Death(call, Death.How.values()[random.nextInt(3)]))
                    .toList();
            check(story + " with " + deaths + ", seed " + seed, calm, story, deaths, this::memory);
        }
    }

    private void sweep(Story story, BiFunction<String, ShiftedClock, Disk> disks) {
        Life.Ended calm = calm(story, disks);
        for (Death.How how : Death.How.values()) {
            int call = 1;
            while (check(story, calm, new Death(call, how), disks)) {
                call++;
            }
            assertThat(call).as("deaths of " + story).isGreaterThan(writes(calm));
        }
    }

    /** The start, and one for the end of each attempt: the next one begins only when that is on the disk. What else there is may ride along. */
    private static int writes(Life.Ended calm) {
        Set<EntryKind> ends =
                Set.of(EntryKind.RESULT, EntryKind.FAILURE, EntryKind.COMPENSATED, EntryKind.COMPENSATION_FAILED);
        return 1
                + (int) calm.records().stream()
                        .filter(row -> ends.contains(row.kind()))
                        .count();
    }

    private Life.Ended calm(Story story, BiFunction<String, ShiftedClock, Disk> disks) {
        ShiftedClock clock = new ShiftedClock();
        Ledger ledger = new Ledger();
        Life.Ended calm = Life.live(disks.apply("calm", clock), story, ledger, clock, Death.NONE)
                .orElseThrow();
        assertThat(calm.status().isFinal()).isTrue();
        assertThat(ledger.ranAgain()).isEmpty();
        return calm;
    }

    private boolean check(Story story, Life.Ended calm, Death death, BiFunction<String, ShiftedClock, Disk> disks) {
        return check(story + " with " + death, calm, story, List.of(death), disks);
    }

    /** Lives through the deaths, and one more life to the end; false if the run ended before the first death. */
    private boolean check(
            String what,
            Life.Ended calm,
            Story story,
            List<Death> deaths,
            BiFunction<String, ShiftedClock, Disk> disks) {
        ShiftedClock clock = new ShiftedClock();
        Disk disk = disks.apply("crash", clock);
        Ledger ledger = new Ledger();
        boolean died = false;
        Optional<Life.Ended> ended = Optional.empty();
        for (Death death : deaths) {
            ended = Life.live(disk, story, ledger, clock, death);
            died |= ended.isEmpty();
        }
        if (ended.isEmpty()) {
            ended = Life.live(disk, story, ledger, clock, Death.NONE);
        }
        Life.Ended end = ended.orElseThrow();
        assertThat(end.journal()).as(what + ": " + ledger).isEqualTo(calm.journal());
        assertThat(end.status()).as(what).isEqualTo(calm.status());
        assertThat(ledger.ranAgain()).as(what + ": " + ledger).isEmpty();
        assertThat(end.records().stream().map(RunRecord::position))
                .as(what)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, end.records().size()).boxed().toList());
        assertClaims(what, end.rows());
        return died;
    }

    /** Each entry stands under the claim before it. */
    private static void assertClaims(String what, List<JournalRow> rows) {
        long claim = rows.get(0).claim();
        for (JournalRow row : rows) {
            if (row.kind() == EntryKind.CLAIM) {
                claim = row.claim();
            }
            assertThat(row.claim()).as(what + " at " + row.seq()).isEqualTo(claim);
        }
    }

    private Disk memory(String name, ShiftedClock clock) {
        return new Disk.Memory(clock);
    }

    private Disk tables(String name, ShiftedClock clock) {
        PostgresServer server = PostgresServer.shared();
        return new Disk.Tables(server.pool(), server.migrated().clock(clock));
    }

    private Disk file(String name, ShiftedClock clock) {
        return new Disk.File(folder.resolve(name + ++files + ".db"), clock);
    }
}
