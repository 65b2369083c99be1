package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WriteResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Ends: absorbing, and never past a message that was not seen (operation 10). */
abstract class FinishRules extends StoreScene {
    FinishRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    @Test
    void an_ended_run_is_owned_by_nobody_and_waits_for_nothing() {
        Executor alice = running("order-1");
        written(write(ALICE, open(alice, 0, List.of("approval"))));
        clock.advance(Duration.ofMillis(1500));
        RunWrite.Finish finish = new RunWrite.Finish(
                alice.run(),
                alice.claim(),
                2,
                List.of(entry(EntryKind.FINAL)),
                StoredStatus.FAILED,
                "the card was refused",
                0,
                false,
                null);

        written(write(ALICE, finish));

        RunRow row = row("order-1");
        assertThat(row.status()).isEqualTo(StoredStatus.FAILED);
        assertThat(row.reason()).isEqualTo("the card was refused");
        assertThat(row.owner()).isZero();
        assertThat(row.waits()).isEmpty();
        assertThat(row.dueAt()).isNull();
        assertThat(row.endedAt()).isEqualTo(clock.instant());
        assertThat(kinds("order-1")).containsExactly(EntryKind.START, EntryKind.FINAL);
    }

    @Test
    void an_end_that_has_not_seen_a_message_is_refused() {
        Executor alice = running("order-1");
        deliver(control("order-1", MessageKind.CANCEL));

        assertThat(write(ALICE, finish(alice, 0, false))).isInstanceOf(WriteResult.InboxMoved.class);
        assertThat(row("order-1").status()).isEqualTo(StoredStatus.RUNNING);
        assertThat(journal("order-1")).hasSize(1);
    }

    @Test
    void an_end_may_ignore_messages() {
        Executor alice = running("order-1");
        deliver(signal("order-1", "approval", null));

        written(write(ALICE, finish(alice, 0, true)));

        assertThat(row("order-1").status()).isEqualTo(StoredStatus.COMPLETED);
    }

    @Test
    void an_end_under_a_lost_claim_is_refused() {
        Executor alice = running("order-1");
        written(write(ALICE, park(alice, 0, List.of(), clock.instant())));
        Executor bob = claimOnly(BOB);

        assertThat(write(ALICE, finish(alice, 0, true))).isInstanceOf(WriteResult.Fenced.class);
        assertThat(write(ALICE, finish(alice.at(bob.seq()), 0, true))).isInstanceOf(WriteResult.Fenced.class);
        assertThat(row("order-1").status()).isEqualTo(StoredStatus.RUNNING);
    }

    @Test
    void a_final_run_is_never_claimed_released_or_woken() {
        Executor alice = running("order-1");
        written(write(ALICE, finish(alice, 0, false)));
        RunRow ended = row("order-1");

        store.release(ALICE, alice.run(), alice.claim());
        deliver(control("order-1", MessageKind.RETRY));
        clock.advance(Duration.ofDays(1));

        assertThat(claim(BOB, 10)).isEmpty();
        assertThat(store.reclaim(ALICE, alice.run(), alice.claim(), token())).isEmpty();
        assertThat(row("order-1")).isEqualTo(ended);
    }
}
