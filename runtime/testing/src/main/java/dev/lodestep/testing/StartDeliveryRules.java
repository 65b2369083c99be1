package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.Delivery.Answer;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StartDelivery;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A signal that starts its run where there is none: both in one transaction, or the signal alone, or nothing. */
abstract class StartDeliveryRules extends StoreScene {
    StartDeliveryRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    private StartDelivery startOrDeliver(RunWrite.Start start, Message message) {
        return store.startOrDeliver(start, message, MANY);
    }

    private RunWrite.Start other(String workflow, String digest) {
        return new RunWrite.Start("order-1", workflow, 1, bytes(digest), 0, token(), false, null);
    }

    @Test
    void a_free_id_is_started_as_ready_and_holds_the_signal() {
        RunWrite.Start start = starting("order-1");

        StartDelivery answer = startOrDeliver(start, signal("order-1", "approval", "mail-7"));

        RunRow row = row("order-1");
        assertThat(answer)
                .isEqualTo(new StartDelivery.Started(new Delivery(Answer.BUFFERED, row.run(), 0, StoredStatus.READY)));
        assertThat(row.status()).isEqualTo(StoredStatus.READY);
        assertThat(row.owner()).isZero();
        assertThat(row.inbox()).isEqualTo(1);
        assertThat(kinds("order-1")).containsExactly(EntryKind.START);
        assertThat(journal("order-1").get(0).claim()).isEqualTo(start.token());
        assertThat(store.inbox(row.run(), 0)).extracting(InboxRow::signalId).containsExactly("mail-7");
        claimOnly(BOB);
    }

    @Test
    void the_signal_that_starts_a_run_is_kept_in_any_case() {
        StartDelivery answer = store.startOrDeliver(
                starting("order-1"), signal("order-1", "approval", null).unbuffered(), 0);

        assertThat(answer).isInstanceOf(StartDelivery.Started.class);
        assertThat(row("order-1").inbox()).isEqualTo(1);
    }

    @Test
    void a_run_of_the_same_start_takes_the_signal_as_ever() {
        Executor alice = running("order-1");
        written(write(ALICE, park(alice, 0, List.of("approval"), null)));

        assertThat(startOrDeliver(starting("order-1"), signal("order-1", "approval", null)))
                .isEqualTo(
                        new StartDelivery.Attached(new Delivery(Answer.ACCEPTED, alice.run(), 0, StoredStatus.READY)));
        assertThat(startOrDeliver(
                        starting("order-1"), signal("order-1", "veto", null).unbuffered()))
                .extracting(
                        answer -> ((StartDelivery.Attached) answer).delivery().answer())
                .isEqualTo(Answer.NOT_WAITING);
        assertThat(journal("order-1")).hasSize(1);
    }

    @Test
    void an_ended_run_of_the_same_start_is_closed() {
        Executor alice = running("order-1");
        written(write(ALICE, finish(alice, 0, false)));

        assertThat(startOrDeliver(starting("order-1"), signal("order-1", "approval", null)))
                .isEqualTo(new StartDelivery.Attached(
                        new Delivery(Answer.CLOSED, alice.run(), 0, StoredStatus.COMPLETED)));
    }

    @Test
    void a_run_of_another_start_is_a_conflict_and_gets_nothing() {
        running("order-1");
        RunRow row = row("order-1");

        for (RunWrite.Start start : List.of(other("orders", "other"), other("invoices", "digest"))) {
            assertThat(startOrDeliver(start, signal("order-1", "approval", null)))
                    .isEqualTo(new StartDelivery.Conflict(row));
        }
        assertThat(row("order-1")).isEqualTo(row);
    }

    @Test
    void sent_again_it_is_answered_as_the_first_time() {
        RunWrite.Start start = starting("order-1");
        Message message = signal("order-1", "approval", "mail-7");
        StartDelivery first = startOrDeliver(start, message);

        assertThat(startOrDeliver(start, message)).isEqualTo(first);
        assertThat(row("order-1").inbox()).isEqualTo(1);
        assertThat(journal("order-1")).hasSize(1);
    }

    @Test
    void another_call_with_the_same_signal_id_is_a_duplicate() {
        startOrDeliver(starting("order-1"), signal("order-1", "approval", "mail-7"));

        StartDelivery again = startOrDeliver(starting("order-1"), signal("order-1", "approval", "mail-7"));

        assertThat(((StartDelivery.Attached) again).delivery().answer()).isEqualTo(Answer.DUPLICATE);
        assertThat(row("order-1").inbox()).isEqualTo(1);
    }

    @Test
    void text_that_no_store_can_keep_starts_nothing() {
        assertThat(startOrDeliver(starting("order-\0"), signal("order-\0", "approval", null)))
                .isInstanceOf(StartDelivery.Refused.class);
        assertThatThrownBy(() -> startOrDeliver(starting("order-1"), signal("order-1", "half \uD83D", null)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store.find("order-1")).isEmpty();
    }

    @Test
    void only_a_signal_for_that_very_run_comes_with_a_start() {
        assertThatThrownBy(() -> startOrDeliver(starting("order-1"), signal("order-2", "approval", null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("send a signal for that run");
        assertThatThrownBy(() -> startOrDeliver(starting("order-1"), control("order-1", MessageKind.CANCEL)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store.find("order-1")).isEmpty();
    }
}
