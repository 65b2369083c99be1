package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.RunRecord;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.store.EntryKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process dies at any of its calls to the store while branches run beside each other. Which branch is recorded first is nobody's promise;
 * that each is recorded once, that the result is the same, and that what completed is undone in reverse order, is.
 */
class ParallelCrashTest {
    @TempDir
    Path folder;

    private int files;

    @ParameterizedTest
    @EnumSource(Death.How.class)
    void a_trip_by_car_is_booked_in_memory(Death.How how) {
        sweep(Story.travel(true, false), how, this::memory, ParallelCrashTest::isBookedByCar);
    }

    @ParameterizedTest
    @EnumSource(Death.How.class)
    void a_trip_by_car_is_booked_on_SQLite(Death.How how) {
        sweep(Story.travel(true, false), how, this::file, ParallelCrashTest::isBookedByCar);
    }

    @Test
    void a_trip_without_a_car_skips_it() {
        for (Death.How how : Death.How.values()) {
            sweep(Story.travel(false, false), how, this::memory, end -> {
                assertThat(nodes(end, EntryKind.RESULT)).containsExactlyInAnyOrder("flight", "hotel", "confirm");
                assertThat(nodes(end, EntryKind.SKIP)).containsExactly("car");
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Death.How.class)
    void what_was_booked_is_undone_when_the_town_is_full(Death.How how) {
        sweep(Story.travel(true, true), how, this::memory, ParallelCrashTest::isUndone);
    }

    @ParameterizedTest
    @EnumSource(Death.How.class)
    void a_picnic_takes_the_end_of_each_child_once_in_memory(Death.How how) {
        sweep(Story.picnic(false), how, this::memory, ParallelCrashTest::isEaten);
    }

    @ParameterizedTest
    @EnumSource(Death.How.class)
    void a_picnic_takes_the_end_of_each_child_once_on_SQLite(Death.How how) {
        sweep(Story.picnic(false), how, this::file, ParallelCrashTest::isEaten);
    }

    @ParameterizedTest
    @EnumSource(Death.How.class)
    void children_are_undone_once_in_the_rain_on_SQLite(Death.How how) {
        sweep(Story.picnic(true), how, this::file, ParallelCrashTest::isUndoneInTheRain);
    }

    private static void isEaten(Life.Ended end) {
        assertThat(end.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(nodes(end, EntryKind.SPAWNED)).containsExactly("big", "small");
        assertThat(nodes(end, EntryKind.CHILD)).containsExactlyInAnyOrder("big", "small#0", "small#1");
        assertThat(end.records().get(end.records().size() - 1).payload())
                .contains("{\"completed\":{\"result\":{\"text\":\"big cake and [nut cake, plum cake]\"}}}");
    }

    /** The big one by a method, the small ones by runs that undo them. */
    private static void isUndoneInTheRain(Life.Ended end) {
        assertThat(end.status()).isEqualTo(RunStatus.FAILED);
        assertThat(nodes(end, EntryKind.SPAWNED).subList(2, 4)).containsExactlyInAnyOrder("small#0", "small#1");
        assertThat(nodes(end, EntryKind.CHILD)).hasSize(5);
        assertThat(nodes(end, EntryKind.COMPENSATED)).containsExactly("big");
    }

    private static void isBookedByCar(Life.Ended end) {
        assertThat(end.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(nodes(end, EntryKind.RESULT)).hasSize(4).endsWith("confirm").doesNotHaveDuplicates();
        assertThat(end.records().get(end.records().size() - 1).payload())
                .contains("{\"completed\":{\"result\":{\"text\":\"1A to Rome, 7, LO-1\"}}}");
    }

    /** What had not completed when the process died beside the failure does not begin again. */
    private static void isUndone(Life.Ended end) {
        assertThat(end.status()).isEqualTo(RunStatus.FAILED);
        List<String> undone = new ArrayList<>(nodes(end, EntryKind.COMPENSATED));
        Collections.reverse(undone);
        assertThat(undone).isEqualTo(nodes(end, EntryKind.RESULT));
    }

    private static List<String> nodes(Life.Ended end, EntryKind kind) {
        return end.records().stream()
                .filter(row -> row.kind() == kind)
                .map(RunRecord::node)
                .flatMap(Optional::stream)
                .toList();
    }

    private interface Check {
        void on(Life.Ended end);
    }

    private void sweep(Story story, Death.How how, Function<ShiftedClock, Disk> disks, Check check) {
        int call = 0;
        boolean died = true;
        while (died) {
            call++;
            ShiftedClock clock = new ShiftedClock();
            Disk disk = disks.apply(clock);
            Ledger ledger = new Ledger();
            Optional<Life.Ended> first = Life.live(disk, story, ledger, clock, new Death(call, how));
            died = first.isEmpty();
            Life.Ended end = first.or(() -> Life.live(disk, story, ledger, clock, Death.NONE))
                    .orElseThrow();
            assertThat(ledger.ranAgain()).as(ledger.toString()).isEmpty();
            check.on(end);
        }
        assertThat(call).as("deaths of " + story).isGreaterThan(3);
    }

    private Disk memory(ShiftedClock clock) {
        return new Disk.Memory(clock);
    }

    private Disk file(ShiftedClock clock) {
        return new Disk.File(folder.resolve("trip" + ++files + ".db"), clock);
    }
}
