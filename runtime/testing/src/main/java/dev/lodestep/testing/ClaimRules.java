package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WorkflowVersion;
import dev.lodestep.runtime.store.WriteResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Claims: who may go on with which run, and in which order (operation 8). */
abstract class ClaimRules extends StoreScene {
    ClaimRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    private List<String> claimedIds(int limit) {
        return claim(BOB, limit).stream().map(claimed -> claimed.row().id()).toList();
    }

    @Test
    void a_claim_is_an_entry_with_a_fresh_token_and_makes_the_run_the_workers() {
        start(ready("order-1", 0));

        Claimed claimed = claim(BOB, 10).get(0);

        assertThat(claimed.row()).isEqualTo(row("order-1"));
        assertThat(claimed.row().status()).isEqualTo(StoredStatus.RUNNING);
        assertThat(claimed.row().owner()).isEqualTo(BOB);
        assertThat(claimed.row().claim()).isEqualTo(claimed.claim());
        assertThat(claimed.seq()).isEqualTo(2);
        JournalRow entry = journal("order-1").get(1);
        assertThat(entry.kind()).isEqualTo(EntryKind.CLAIM);
        assertThat(entry.claim()).isEqualTo(claimed.claim());
        assertThat(entry.worker()).isEqualTo(BOB);
        assertThat(entry.at()).isEqualTo(clock.instant());
        assertThat(write(BOB, append(executor(BOB, claimed), result("pay")))).isInstanceOf(WriteResult.Written.class);
    }

    @Test
    void a_run_is_claimed_once_and_each_under_its_own_token() {
        start(ready("order-1", 0));
        start(ready("order-2", 0));

        List<Claimed> claimed = claim(BOB, 10);

        assertThat(claimed).extracting(Claimed::claim).doesNotHaveDuplicates().hasSize(2);
        assertThat(claim(ALICE, 10)).isEmpty();
        assertThat(claim(BOB, 10)).isEmpty();
    }

    @Test
    void higher_priority_comes_first_then_age() {
        start(ready("old", 0));
        start(ready("urgent", 9));
        start(ready("young", 0));
        start(ready("idle", -1));

        assertThat(claimedIds(2)).containsExactly("urgent", "old");
        assertThat(claimedIds(2)).containsExactly("young", "idle");
    }

    @Test
    void the_order_is_the_same_for_ready_due_and_orphaned_runs() {
        Executor orphan = running("orphan");
        written(write(ALICE, append(orphan, result("pay"))));
        store.join(303, "carol");
        store.leave(ALICE);
        RunWrite.Start due = new RunWrite.Start("due", "orders", 1, bytes("d"), 5, token(), true, null);
        long run = written(write(303, due));
        written(write(303, park(new Executor(303, run, due.token(), 2), 0, List.of(), clock.instant())));
        written(write(303, ready("ready", 7)));
        written(write(303, ready("later", 0)));

        assertThat(claimedIds(10)).containsExactly("ready", "due", "orphan", "later");
    }

    @Test
    void only_known_workflows_and_versions_are_claimed() {
        start(new RunWrite.Start("a", "orders", 1, bytes("d"), 0, token(), false, null));
        start(new RunWrite.Start("b", "orders", 2, bytes("d"), 0, token(), false, null));
        start(new RunWrite.Start("c", "refunds", 1, bytes("d"), 0, token(), false, null));
        start(new RunWrite.Start("d", "it's \"odd\", [x]", 3, bytes("d"), 0, token(), false, null));

        assertThat(store.claim(BOB, Set.of(), 10, this::token)).isEmpty();
        assertThat(store.claim(
                        BOB,
                        Set.of(
                                new WorkflowVersion("orders", 2),
                                new WorkflowVersion("refunds", 2),
                                new WorkflowVersion("it's \"odd\", [x]", 3)),
                        10,
                        this::token))
                .extracting(claimed -> claimed.row().id())
                .containsExactly("b", "d");
        assertThat(claimedIds(10)).containsExactly("a");
        assertThat(row("c").status()).isEqualTo(StoredStatus.READY);
    }

    @Test
    void a_waiting_run_is_claimed_when_it_is_due_and_not_before() {
        Executor alice = running("order-1");
        Instant due = clock.instant().plusSeconds(10);
        written(write(ALICE, park(alice, 0, List.of("approval"), due)));

        assertThat(store.nextDue(KNOWN)).contains(due);
        assertThat(store.nextDue(Set.of(new WorkflowVersion("orders", 2)))).isEmpty();
        clock.advance(Duration.ofMillis(9_999));
        assertThat(claim(BOB, 10)).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(claim(BOB, 10)).hasSize(1);
        assertThat(store.nextDue(KNOWN)).isEmpty();
    }

    @Test
    void a_due_time_between_two_microseconds_is_not_early() {
        Executor alice = running("order-1");
        written(write(ALICE, park(alice, 0, List.of(), clock.instant().plusNanos(1_500))));

        clock.advance(Duration.ofNanos(1_000));
        assertThat(claim(BOB, 10)).isEmpty();
        clock.advance(Duration.ofNanos(1_000));
        assertThat(claim(BOB, 10)).hasSize(1);
    }

    @Test
    void the_next_due_time_is_the_earliest_one() {
        Instant now = clock.instant();
        written(write(ALICE, park(running("a"), 0, List.of(), now.plusSeconds(30))));
        written(write(ALICE, park(running("b"), 0, List.of(), now.plusSeconds(20))));
        written(write(ALICE, park(running("c"), 0, List.of("x"), null)));

        assertThat(store.nextDue(KNOWN)).contains(now.plusSeconds(20));
        assertThat(store.nextDue(Set.of())).isEmpty();
    }

    @Test
    void a_waiting_run_without_a_due_time_is_never_due() {
        written(write(ALICE, park(running("order-1"), 0, List.of("approval"), null)));

        clock.advance(Duration.ofDays(36_500));

        assertThat(claim(BOB, 10)).isEmpty();
    }

    @Test
    void a_draining_worker_claims_nothing_but_writes_what_it_has() {
        Executor alice = running("order-1");
        start(ready("order-2", 0));
        store.drain(ALICE);

        assertThat(claim(ALICE, 10)).isEmpty();
        assertThat(store.reclaim(ALICE, alice.run(), alice.claim(), token())).isEmpty();
        assertThat(write(ALICE, append(alice, result("pay")))).isInstanceOf(WriteResult.Written.class);
        assertThat(claim(BOB, 10)).hasSize(1);
    }

    @Test
    void a_worker_that_is_dead_or_unknown_claims_nothing() {
        start(ready("order-1", 0));
        store.leave(ALICE);

        assertThat(claim(ALICE, 10)).isEmpty();
        assertThat(claim(999, 10)).isEmpty();
    }

    @Test
    void a_released_run_is_ready_at_once() {
        Executor alice = running("order-1");

        store.release(ALICE, alice.run(), alice.claim());

        assertThat(row("order-1").status()).isEqualTo(StoredStatus.READY);
        assertThat(row("order-1").owner()).isZero();
        assertThat(store.owned(ALICE)).isEmpty();
        assertThat(claimOnly(BOB).run()).isEqualTo(alice.run());
    }

    @Test
    void a_release_by_another_worker_or_under_another_claim_does_nothing() {
        Executor alice = running("order-1");

        store.release(BOB, alice.run(), alice.claim());
        store.release(ALICE, alice.run(), alice.claim() + 1);

        assertThat(row("order-1").status()).isEqualTo(StoredStatus.RUNNING);
    }

    @Test
    void a_late_release_does_not_take_the_run_from_its_next_owner() {
        Executor alice = running("order-1");
        store.release(ALICE, alice.run(), alice.claim());
        claimOnly(BOB);

        store.release(ALICE, alice.run(), alice.claim());

        assertThat(row("order-1").owner()).isEqualTo(BOB);
    }

    @Test
    void owned_runs_are_listed_with_their_claims() {
        Executor one = running("order-1");
        Executor two = running("order-2");
        written(write(ALICE, park(running("order-3"), 0, List.of("x"), null)));

        assertThat(store.owned(ALICE)).isEqualTo(Map.of(one.run(), one.claim(), two.run(), two.claim()));
        assertThat(store.owned(BOB)).isEmpty();
    }

    @Test
    void a_run_is_reclaimed_under_a_new_token_and_the_old_one_is_fenced() {
        Executor alice = running("order-1");

        Executor again = executor(
                ALICE, store.reclaim(ALICE, alice.run(), alice.claim(), token()).orElseThrow());

        assertThat(again.seq()).isEqualTo(3);
        assertThat(row("order-1").claim()).isEqualTo(again.claim());
        assertThat(write(ALICE, append(alice, result("late")))).isInstanceOf(WriteResult.Fenced.class);
        assertThat(write(ALICE, append(again, result("pay")))).isInstanceOf(WriteResult.Written.class);
    }

    @Test
    void a_reclaim_needs_the_claim_that_was_seen_and_the_owner() {
        Executor alice = running("order-1");

        assertThat(store.reclaim(BOB, alice.run(), alice.claim(), token())).isEmpty();
        assertThat(store.reclaim(ALICE, alice.run(), alice.claim() + 1, token()))
                .isEmpty();
        assertThat(store.reclaim(ALICE, 999_999, alice.claim(), token())).isEmpty();
        assertThat(journal("order-1")).hasSize(1);
    }
}
