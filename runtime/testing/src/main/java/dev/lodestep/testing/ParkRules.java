package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WriteResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Parking and opening waits: only if the owner has seen every message (operations 3 and 3b). */
abstract class ParkRules extends StoreScene {
    ParkRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    @Test
    void a_parked_run_waits_and_nobody_owns_it() {
        Executor alice = running("order-1");
        Instant due = clock.instant().plusSeconds(60);

        written(write(ALICE, park(alice, 0, List.of("approval", "approval", "veto"), due, entry(EntryKind.OPENED))));

        RunRow row = row("order-1");
        assertThat(row.status()).isEqualTo(StoredStatus.WAITING);
        assertThat(row.owner()).isZero();
        assertThat(row.waits()).containsExactlyInAnyOrder("approval", "approval", "veto");
        assertThat(row.dueAt()).isEqualTo(due);
        assertThat(store.owned(ALICE)).isEmpty();
        assertThat(kinds("order-1")).containsExactly(EntryKind.START, EntryKind.OPENED);
    }

    @Test
    void a_run_parked_for_an_operator_says_why() {
        Executor alice = running("order-1");

        written(write(ALICE, parkForOperator(alice, 0, "the card was refused")));

        RunRow row = row("order-1");
        assertThat(row.status()).isEqualTo(StoredStatus.PARKED);
        assertThat(row.compensating()).isTrue();
        assertThat(row.reason()).isEqualTo("the card was refused");
        assertThat(claim(BOB, 10)).isEmpty();
    }

    @Test
    void a_park_that_has_not_seen_a_message_is_refused_wholly() {
        Executor alice = running("order-1");
        deliver(signal("order-1", "approval", null));

        WriteResult result = write(ALICE, park(alice, 0, List.of("approval"), null, entry(EntryKind.OPENED)));

        assertThat(result).isInstanceOf(WriteResult.InboxMoved.class);
        assertThat(row("order-1").status()).isEqualTo(StoredStatus.RUNNING);
        assertThat(row("order-1").owner()).isEqualTo(ALICE);
        assertThat(journal("order-1")).hasSize(1);
    }

    @Test
    void after_looking_at_the_message_the_park_succeeds() {
        Executor alice = running("order-1");
        deliver(signal("order-1", "approval", null));
        assertThat(store.inbox(alice.run(), 0)).extracting(InboxRow::name).containsExactly("approval");

        written(write(ALICE, park(alice, 1, List.of("other"), null)));

        assertThat(row("order-1").status()).isEqualTo(StoredStatus.WAITING);
    }

    @Test
    void no_wakeup_is_lost_whichever_of_park_and_signal_comes_first() {
        Executor one = running("order-1");
        written(write(ALICE, park(one, 0, List.of("approval"), null)));
        deliver(signal("order-1", "approval", null));

        Executor two = running("order-2");
        deliver(signal("order-2", "approval", null));
        WriteResult late = write(ALICE, park(two, 0, List.of("approval"), null));

        assertThat(row("order-1").status()).isEqualTo(StoredStatus.READY);
        assertThat(late).isInstanceOf(WriteResult.InboxMoved.class);
        assertThat(row("order-2").status()).isEqualTo(StoredStatus.RUNNING);
    }

    @Test
    void a_park_under_a_lost_claim_is_refused_also_without_entries() {
        Executor alice = running("order-1");
        store.leave(ALICE);
        store.join(303, "alice again");
        Executor bob = claimOnly(BOB);

        assertThat(write(303, park(alice, 0, List.of(), null))).isInstanceOf(WriteResult.Fenced.class);
        assertThat(write(303, park(alice.at(bob.seq()), 0, List.of(), null))).isInstanceOf(WriteResult.Fenced.class);
        assertThat(row("order-1").owner()).isEqualTo(BOB);
        assertThat(row("order-1").status()).isEqualTo(StoredStatus.RUNNING);
    }

    @Test
    void a_park_without_entries_needs_the_owners_position() {
        Executor alice = running("order-1");
        written(write(ALICE, append(alice, result("pay"))));

        assertThat(write(ALICE, park(alice, 0, List.of(), null))).isInstanceOf(WriteResult.Fenced.class);
        assertThat(write(ALICE, park(alice.at(4), 0, List.of(), null))).isInstanceOf(WriteResult.Fenced.class);
        assertThat(write(ALICE, park(alice.at(3), 0, List.of(), null))).isInstanceOf(WriteResult.Written.class);
    }

    @Test
    void the_waits_of_a_parked_run_stay_open_when_it_is_claimed() {
        Executor alice = running("order-1");
        written(write(ALICE, park(alice, 0, List.of("approval"), clock.instant())));

        claimOnly(BOB);

        assertThat(row("order-1").waits()).containsExactly("approval");
        assertThat(row("order-1").dueAt()).isNull();
        assertThat(row("order-1").reason()).isNull();
    }

    @Test
    void an_open_shows_the_waits_while_the_run_goes_on() {
        Executor alice = running("order-1");

        written(write(ALICE, open(alice, 0, List.of("approval"), entry(EntryKind.OPENED))));

        RunRow row = row("order-1");
        assertThat(row.status()).isEqualTo(StoredStatus.RUNNING);
        assertThat(row.owner()).isEqualTo(ALICE);
        assertThat(row.waits()).containsExactly("approval");
        assertThat(kinds("order-1")).containsExactly(EntryKind.START, EntryKind.OPENED);
    }

    @Test
    void an_open_shows_that_the_run_is_being_compensated_until_it_ends() {
        Executor alice = running("order-1");

        written(write(ALICE, new RunWrite.Open(alice.run(), alice.claim(), 2, List.of(), true, List.of(), 0)));
        assertThat(row("order-1").compensating()).isTrue();

        written(write(ALICE, finish(alice, 0, false)));
        assertThat(row("order-1").compensating()).isFalse();
    }

    @Test
    void an_open_that_has_not_seen_a_message_is_refused_wholly() {
        Executor alice = running("order-1");
        deliver(signal("order-1", "approval", null));

        assertThat(write(ALICE, open(alice, 0, List.of("approval"), entry(EntryKind.OPENED))))
                .isInstanceOf(WriteResult.InboxMoved.class);
        assertThat(row("order-1").waits()).isEmpty();
        assertThat(journal("order-1")).hasSize(1);
    }

    @Test
    void an_open_under_a_lost_claim_is_refused() {
        Executor alice = running("order-1");
        written(write(ALICE, park(alice, 0, List.of(), clock.instant())));
        clock.advance(Duration.ofSeconds(1));
        claimOnly(BOB);

        assertThat(write(ALICE, open(alice, 0, List.of("approval")))).isInstanceOf(WriteResult.Fenced.class);
        assertThat(row("order-1").waits()).isEmpty();
    }

    @Test
    void row_changes_of_several_runs_in_one_batch_do_not_affect_each_other() {
        Executor one = running("order-1");
        Executor two = running("order-2");
        Executor three = running("order-3");
        deliver(signal("order-2", "approval", null));

        List<WriteResult> results = store.write(
                ALICE,
                batch(
                        park(one, 0, List.of("approval"), null, entry(EntryKind.OPENED)),
                        park(two, 0, List.of("approval"), null, entry(EntryKind.OPENED)),
                        finish(three, 0, false)));

        assertThat(results.get(0)).isInstanceOf(WriteResult.Written.class);
        assertThat(results.get(1)).isInstanceOf(WriteResult.InboxMoved.class);
        assertThat(results.get(2)).isInstanceOf(WriteResult.Written.class);
        assertThat(journal("order-2")).hasSize(1);
    }
}
