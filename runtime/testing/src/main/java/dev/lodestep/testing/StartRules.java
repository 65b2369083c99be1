package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WriteResult;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Starts: one run per id, whoever asks and however often (operation 1). */
abstract class StartRules extends StoreScene {
    StartRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    @Test
    void an_owned_start_is_a_running_run_with_its_START_entry() {
        RunWrite.Start start = starting("order-1");

        long run = start(start);

        assertThat(row("order-1"))
                .isEqualTo(new RunRow(
                        run,
                        "order-1",
                        "orders",
                        1,
                        StoredStatus.RUNNING,
                        false,
                        0,
                        clock.instant(),
                        null,
                        ALICE,
                        start.token(),
                        0,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        Map.of()));
        JournalRow entry = journal("order-1").get(0);
        assertThat(entry.seq()).isEqualTo(1);
        assertThat(entry.kind()).isEqualTo(EntryKind.START);
        assertThat(entry.claim()).isEqualTo(start.token());
        assertThat(entry.worker()).isEqualTo(ALICE);
        assertThat(entry.at()).isEqualTo(clock.instant());
        assertThat(entry.payload()).isEqualTo(start.input());
    }

    @Test
    void a_start_that_is_not_owned_is_ready_for_anybody() {
        start(ready("order-1", 5));

        assertThat(row("order-1").status()).isEqualTo(StoredStatus.READY);
        assertThat(row("order-1").owner()).isZero();
        assertThat(row("order-1").priority()).isEqualTo(5);
        assertThat(journal("order-1").get(0).worker()).isZero();
        assertThat(claim(BOB, 10)).hasSize(1);
    }

    @Test
    void run_numbers_ascend() {
        long first = start(starting("z"));
        long second = start(starting("a"));

        assertThat(first).isPositive();
        assertThat(second).isGreaterThan(first);
    }

    @Test
    void the_same_start_sent_again_is_the_same_run() {
        RunWrite.Start start = starting("order-1");
        long run = start(start);

        assertThat(write(ALICE, start)).isEqualTo(new WriteResult.Written(run));
        assertThat(journal("order-1")).hasSize(1);
    }

    @Test
    void another_start_with_the_same_id_gets_the_run_that_is_there_and_its_digest() {
        long run = start(starting("order-1"));
        RunWrite.Start other =
                new RunWrite.Start("order-1", "refunds", 2, bytes("other"), 9, token(), true, bytes("[]"));

        WriteResult result = write(BOB, other);

        assertThat(result).isInstanceOfSatisfying(WriteResult.Exists.class, exists -> {
            assertThat(exists.row()).isEqualTo(row("order-1"));
            assertThat(exists.row().run()).isEqualTo(run);
            assertThat(exists.inputDigest()).isEqualTo(bytes("digest"));
        });
        assertThat(journal("order-1")).hasSize(1);
    }

    @Test
    void an_id_stays_taken_after_the_end() {
        Executor alice = running("order-1");
        written(write(ALICE, finish(alice, 0, false)));

        assertThat(write(ALICE, starting("order-1"))).isInstanceOf(WriteResult.Exists.class);
    }

    @Test
    void ids_that_differ_in_case_or_by_a_space_are_different_runs() {
        start(starting("order"));
        start(starting("Order"));
        start(starting("order "));

        assertThat(store.count(null)).containsEntry(StoredStatus.RUNNING, 3L);
    }

    @Test
    void of_two_starts_of_one_id_in_one_batch_the_first_is_written() {
        List<WriteResult> results = store.write(ALICE, batch(starting("order-1"), starting("order-1")));

        assertThat(results.get(0)).isInstanceOf(WriteResult.Written.class);
        assertThat(results.get(1)).isInstanceOf(WriteResult.Exists.class);
    }

    @Test
    void a_start_by_a_dead_worker_is_written_but_ready_for_others() {
        store.leave(ALICE);
        RunWrite.Start start = starting("order-1");

        long run = start(start);

        assertThat(row("order-1").status()).isEqualTo(StoredStatus.READY);
        assertThat(row("order-1").owner()).isZero();
        assertThat(write(ALICE, append(new Executor(ALICE, run, start.token(), 2), result("pay"))))
                .isInstanceOf(WriteResult.Fenced.class);
        assertThat(claim(BOB, 10)).hasSize(1);
    }

    @Test
    void an_existing_id_does_not_disturb_the_other_starts_of_the_batch() {
        start(starting("order-2"));

        List<WriteResult> results =
                store.write(ALICE, batch(starting("order-1"), starting("order-2"), starting("order-3")));

        assertThat(results.get(0)).isInstanceOf(WriteResult.Written.class);
        assertThat(results.get(1)).isInstanceOf(WriteResult.Exists.class);
        assertThat(results.get(2)).isInstanceOf(WriteResult.Written.class);
        assertThat(row("order-3").status()).isEqualTo(StoredStatus.RUNNING);
    }
}
