package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WriteResult;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Checkpoints: a cache of the journal, written with a park or an end and never replaced by an older one. */
abstract class CheckpointRules extends StoreScene {
    CheckpointRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    private static RunWrite.Park parkWith(Executor by, int seenInbox, Checkpoint checkpoint) {
        return new RunWrite.Park(
                by.run(),
                by.claim(),
                by.seq(),
                List.of(result("n")),
                StoredStatus.WAITING,
                false,
                List.of("go"),
                null,
                null,
                seenInbox,
                checkpoint);
    }

    private Executor wake(String id) {
        deliver(signal(id, "go", null));
        return claimOnly(BOB);
    }

    @Test
    void a_run_without_a_checkpoint_is_loaded_whole() {
        Executor alice = running("order-1");
        written(write(ALICE, append(alice, result("pay"))));

        StoredRun loaded = store.load(alice.run()).orElseThrow();

        assertThat(loaded.checkpoint()).isNull();
        assertThat(loaded.journal()).hasSize(2);
    }

    @Test
    void a_run_is_loaded_from_its_checkpoint_on_and_read_whole() {
        Executor alice = running("order-1");
        written(write(ALICE, parkWith(alice, 0, checkpoint(2, "{\"paid\":true}"))));
        Executor bob = wake("order-1");

        StoredRun loaded = store.load(bob.run()).orElseThrow();

        assertThat(loaded.checkpoint())
                .usingRecursiveComparison()
                .isEqualTo(new Checkpoint(2, "v1", bytes("{\"paid\":true}")));
        assertThat(loaded.journal()).extracting(JournalRow::seq).containsExactly(3);
        assertThat(loaded.inbox()).hasSize(1);
        assertThat(loaded.row()).isEqualTo(row("order-1"));
        assertThat(journal("order-1")).hasSize(3);
    }

    @Test
    void a_newer_checkpoint_replaces_an_older_one_and_never_the_other_way_round() {
        Executor alice = running("order-1");
        written(write(ALICE, parkWith(alice, 0, checkpoint(2, "two"))));
        Executor bob = wake("order-1");
        written(write(BOB, parkWith(bob, 1, checkpoint(4, "four"))));
        deliver(signal("order-1", "go", null));
        Executor again = claimOnly(BOB);
        written(write(BOB, parkWith(again, 2, checkpoint(1, "one"))));

        assertThat(store.load(alice.run()).orElseThrow().checkpoint())
                .usingRecursiveComparison()
                .isEqualTo(checkpoint(4, "four"));
    }

    @Test
    void a_write_that_is_refused_leaves_no_checkpoint() {
        Executor alice = running("order-1");
        deliver(signal("order-1", "go", null));

        assertThat(write(ALICE, parkWith(alice, 0, checkpoint(2, "two")))).isInstanceOf(WriteResult.InboxMoved.class);
        assertThat(write(ALICE, parkWith(alice.at(9), 1, checkpoint(9, "nine"))))
                .isInstanceOf(WriteResult.Fenced.class);

        assertThat(store.load(alice.run()).orElseThrow().checkpoint()).isNull();
    }

    @Test
    void the_end_keeps_its_checkpoint() {
        Executor alice = running("order-1");
        written(write(
                ALICE,
                new RunWrite.Finish(
                        alice.run(),
                        alice.claim(),
                        2,
                        List.of(result("last")),
                        StoredStatus.COMPLETED,
                        null,
                        0,
                        false,
                        checkpoint(2, "done"))));

        StoredRun loaded = store.load(alice.run()).orElseThrow();

        assertThat(loaded.checkpoint()).isNotNull();
        assertThat(loaded.journal()).isEmpty();
    }
}
