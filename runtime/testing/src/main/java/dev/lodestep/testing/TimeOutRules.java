package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WriteResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Timeouts: never early by the store's clock, never past an unread message (operation 6). */
abstract class TimeOutRules extends StoreScene {
    TimeOutRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    @Test
    void a_timeout_is_not_due_one_microsecond_early_and_due_at_its_deadline() {
        Executor alice = running("order-1");
        Instant deadline = clock.instant().plusSeconds(60);
        written(write(ALICE, open(alice, 0, List.of("a", "b"))));

        clock.advance(Duration.ofSeconds(60).minusNanos(1000));
        assertThat(write(ALICE, timeOut(alice, 0, List.of("b"), deadline))).isInstanceOf(WriteResult.NotDue.class);
        assertThat(row("order-1").waits()).containsExactlyInAnyOrder("a", "b");
        assertThat(journal("order-1")).hasSize(1);

        clock.advance(Duration.ofNanos(1000));
        written(write(ALICE, timeOut(alice, 0, List.of("b"), deadline)));
        assertThat(row("order-1").waits()).containsExactly("b");
        assertThat(row("order-1").status()).isEqualTo(StoredStatus.RUNNING);
        assertThat(kinds("order-1")).containsExactly(EntryKind.START, EntryKind.TIMEOUT);
    }

    @Test
    void an_unread_message_beats_a_timeout_that_is_due() {
        Executor alice = running("order-1");
        written(write(ALICE, open(alice, 0, List.of("approval"))));
        deliver(signal("order-1", "approval", null));
        clock.advance(Duration.ofHours(1));

        assertThat(write(ALICE, timeOut(alice, 0, List.of(), clock.instant())))
                .isInstanceOf(WriteResult.InboxMoved.class);
        assertThat(journal("order-1")).hasSize(1);
    }

    @Test
    void a_timeout_under_a_lost_claim_is_refused() {
        Executor alice = running("order-1");
        written(write(ALICE, park(alice, 0, List.of("approval"), clock.instant())));
        claimOnly(BOB);

        assertThat(write(ALICE, timeOut(alice, 0, List.of(), clock.instant()))).isInstanceOf(WriteResult.Fenced.class);
        assertThat(row("order-1").waits()).containsExactly("approval");
    }

    @Test
    void a_signal_after_the_recorded_timeout_is_buffered() {
        Executor alice = running("order-1");
        written(write(ALICE, open(alice, 0, List.of("approval"))));
        written(write(ALICE, timeOut(alice, 0, List.of(), clock.instant())));

        assertThat(deliver(signal("order-1", "approval", null)).answer()).isEqualTo(Delivery.Answer.BUFFERED);
    }
}
