package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WriteResult;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A worker that lost its runs: others take them over, and it cannot change them any more (operation 13). */
abstract class TakeoverRules extends StoreScene {
    TakeoverRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    @Test
    void a_living_workers_runs_are_not_taken() {
        running("order-1");
        store.drain(ALICE);

        assertThat(claim(BOB, 10)).isEmpty();
    }

    @Test
    void the_runs_of_a_worker_that_was_declared_dead_are_claimed_by_others() {
        Executor alice = running("order-1");
        store.declareDead(ALICE, 0);

        Executor bob = claimOnly(BOB);

        assertThat(bob.run()).isEqualTo(alice.run());
        assertThat(store.owned(ALICE)).isEmpty();
        assertThat(store.owned(BOB)).containsEntry(bob.run(), bob.claim());
    }

    @Test
    void every_write_of_a_dead_worker_is_fenced() {
        Executor one = running("order-1");
        Executor two = running("order-2");
        Executor three = running("order-3");
        Executor four = running("order-4");
        Executor five = running("order-5");
        store.declareDead(ALICE, 0);
        List<RunWrite> batch = batch(
                append(one, result("pay")),
                park(two, 0, List.of("approval"), null),
                open(three, 0, List.of("approval")),
                timeOut(four, 0, List.of(), clock.instant()),
                finish(five, 0, true));

        assertThat(store.write(ALICE, batch))
                .hasSize(5)
                .allSatisfy(result -> assertThat(result).isInstanceOf(WriteResult.Fenced.class));
        assertThat(store.count(null)).containsEntry(StoredStatus.RUNNING, 5L);
        assertThat(journal("order-1")).hasSize(1);
    }

    @Test
    void a_dead_worker_reclaims_nothing() {
        Executor alice = running("order-1");
        store.declareDead(ALICE, 0);

        assertThat(store.reclaim(ALICE, alice.run(), alice.claim(), token())).isEmpty();
    }

    @Test
    void the_new_owner_goes_on_behind_everything_that_was_acknowledged() {
        Executor alice = running("order-1");
        written(write(ALICE, append(alice, result("a"), result("b"))));
        store.declareDead(ALICE, 0);
        Executor bob = claimOnly(BOB);

        StoredRun loaded = store.load(bob.run()).orElseThrow();

        assertThat(bob.seq()).isEqualTo(5);
        assertThat(loaded.journal())
                .extracting(entry -> entry.kind())
                .containsExactly(EntryKind.START, EntryKind.RESULT, EntryKind.RESULT, EntryKind.CLAIM);
    }

    @Test
    void a_message_is_consumed_once_though_the_owner_changed() {
        Executor alice = running("order-1");
        Message message = signal("order-1", "approval", null);
        deliver(message);
        store.declareDead(ALICE, 0);
        Executor bob = claimOnly(BOB);
        written(write(BOB, append(bob, consuming(1, message.token()))));

        assertThat(write(ALICE, append(alice, consuming(1, message.token())))).isInstanceOf(WriteResult.Fenced.class);
        assertThat(journal("order-1").stream().filter(entry -> entry.message() == 1))
                .hasSize(1);
    }

    @Test
    void a_chain_of_owners_leaves_one_gapless_journal() {
        Executor owner = running("order-1");
        for (int i = 0; i < 5; i++) {
            written(write(owner.worker(), append(owner, result("n" + i))));
            store.leave(owner.worker());
            long next = 1000L + i;
            store.join(next, "next");
            owner = claimOnly(next);
        }

        List<Integer> positions =
                journal("order-1").stream().map(entry -> entry.seq()).toList();
        assertThat(positions).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(kinds("order-1")).filteredOn(EntryKind.CLAIM::equals).hasSize(5);
    }
}
