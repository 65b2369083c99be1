package dev.lodestep.testing;

import static dev.lodestep.runtime.store.Delivery.Answer.ACCEPTED;
import static dev.lodestep.runtime.store.Delivery.Answer.BUFFERED;
import static dev.lodestep.runtime.store.Delivery.Answer.CLOSED;
import static dev.lodestep.runtime.store.Delivery.Answer.DUPLICATE;
import static dev.lodestep.runtime.store.Delivery.Answer.FULL;
import static dev.lodestep.runtime.store.Delivery.Answer.UNKNOWN_RUN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Messages from outside: their answers, their order, and whom they wake (operations 4 and 11). */
abstract class DeliveryRules extends StoreScene {
    DeliveryRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    private Executor waiting(String id, String... waits) {
        Executor alice = running(id);
        written(write(ALICE, park(alice, 0, List.of(waits), null)));
        return alice;
    }

    @Test
    void a_signal_that_a_wait_takes_is_accepted_closes_the_wait_and_wakes_the_run() {
        Executor alice = waiting("order-1", "approval", "veto");

        Delivery delivery = deliver(signal("order-1", "approval", null));

        assertThat(delivery).isEqualTo(new Delivery(ACCEPTED, alice.run(), 0, StoredStatus.READY));
        assertThat(row("order-1").status()).isEqualTo(StoredStatus.READY);
        assertThat(row("order-1").waits()).containsExactly("veto");
        assertThat(claim(BOB, 10)).hasSize(1);
    }

    @Test
    void a_message_is_kept_with_all_it_says() {
        Executor alice = waiting("order-1", "approval");
        Message message = signal("order-1", "approval", "mail-7");

        deliver(message);

        assertThat(store.inbox(alice.run(), 0))
                .usingRecursiveComparison()
                .isEqualTo(List.of(new InboxRow(
                        1,
                        MessageKind.SIGNAL,
                        "approval",
                        -1,
                        "mail-7",
                        message.token(),
                        true,
                        bytes("{\"yes\":true}"),
                        clock.instant())));
    }

    @Test
    void a_signal_that_no_wait_takes_is_buffered_and_wakes_nobody() {
        waiting("order-1", "approval");

        assertThat(deliver(signal("order-1", "Approval", null)).answer()).isEqualTo(BUFFERED);

        assertThat(row("order-1").status()).isEqualTo(StoredStatus.WAITING);
        assertThat(row("order-1").waits()).containsExactly("approval");
        assertThat(row("order-1").inbox()).isEqualTo(1);
    }

    @Test
    void a_running_run_takes_a_signal_for_an_open_wait_and_its_owner_is_named() {
        Executor alice = running("order-1");
        written(write(ALICE, open(alice, 0, List.of("approval"))));

        Delivery delivery = deliver(signal("order-1", "approval", null));

        assertThat(delivery).isEqualTo(new Delivery(ACCEPTED, alice.run(), ALICE, StoredStatus.RUNNING));
        assertThat(row("order-1").waits()).isEmpty();
    }

    @Test
    void two_waits_with_one_name_take_two_signals() {
        waiting("order-1", "approval", "approval");

        assertThat(deliver(signal("order-1", "approval", null)).answer()).isEqualTo(ACCEPTED);
        assertThat(row("order-1").waits()).containsExactly("approval");
        assertThat(deliver(signal("order-1", "approval", null)).answer()).isEqualTo(ACCEPTED);
        assertThat(deliver(signal("order-1", "approval", null)).answer()).isEqualTo(BUFFERED);
    }

    @Test
    void messages_are_numbered_in_the_order_of_their_delivery() {
        Executor alice = running("order-1");
        for (int i = 0; i < 5; i++) {
            deliver(signal("order-1", "s" + i, null));
        }

        assertThat(store.inbox(alice.run(), 0))
                .extracting(InboxRow::name)
                .containsExactly("s0", "s1", "s2", "s3", "s4");
        assertThat(store.inbox(alice.run(), 3)).extracting(InboxRow::ord).containsExactly(4, 5);
        assertThat(store.inboxCounters(List.of(alice.run(), 999_999L))).isEqualTo(Map.of(alice.run(), 5));
    }

    @Test
    void the_same_signal_id_is_a_duplicate_also_after_the_end() {
        Executor alice = running("order-1");

        assertThat(deliver(signal("order-1", "approval", "mail-7")).answer()).isEqualTo(BUFFERED);
        assertThat(deliver(signal("order-1", "other", "mail-7")).answer()).isEqualTo(DUPLICATE);
        written(write(ALICE, finish(alice, 1, false)));
        assertThat(deliver(signal("order-1", "approval", "mail-7")).answer()).isEqualTo(DUPLICATE);
        assertThat(row("order-1").inbox()).isEqualTo(1);
    }

    @Test
    void the_same_message_sent_again_is_answered_as_the_first_time_and_kept_once() {
        waiting("order-1", "approval", "approval");
        Message accepted = signal("order-1", "approval", null);
        Message buffered = signal("order-1", "other", "mail-7");

        assertThat(deliver(accepted).answer()).isEqualTo(ACCEPTED);
        assertThat(deliver(accepted).answer()).isEqualTo(ACCEPTED);
        assertThat(deliver(buffered).answer()).isEqualTo(BUFFERED);
        assertThat(deliver(buffered).answer()).isEqualTo(BUFFERED);
        assertThat(row("order-1").waits()).containsExactly("approval");
        assertThat(row("order-1").inbox()).isEqualTo(2);
    }

    @Test
    void the_same_signal_id_at_another_run_is_no_duplicate() {
        running("order-1");
        running("order-2");
        deliver(signal("order-1", "approval", "mail-7"));

        assertThat(deliver(signal("order-2", "approval", "mail-7")).answer()).isEqualTo(BUFFERED);
    }

    @Test
    void an_ended_run_is_closed() {
        Executor alice = running("order-1");
        written(write(ALICE, finish(alice, 0, false)));

        Delivery delivery = deliver(signal("order-1", "approval", "mail-7"));

        assertThat(delivery).isEqualTo(new Delivery(CLOSED, alice.run(), 0, StoredStatus.COMPLETED));
        assertThat(deliver(control("order-1", MessageKind.CANCEL)).answer()).isEqualTo(CLOSED);
        assertThat(store.inbox(alice.run(), 0)).isEmpty();
    }

    @Test
    void a_run_that_is_not_there_is_unknown() {
        Delivery delivery = deliver(signal("order-1", "approval", null));

        assertThat(delivery.answer()).isEqualTo(UNKNOWN_RUN);
        assertThat(delivery.run()).isZero();
    }

    @Test
    void a_run_holds_only_so_many_unread_signals() {
        Executor alice = running("order-1");
        Message first = signal("order-1", "a", null);

        assertThat(store.deliver(first, 2).answer()).isEqualTo(BUFFERED);
        assertThat(store.deliver(signal("order-1", "b", null), 2).answer()).isEqualTo(BUFFERED);
        assertThat(store.deliver(signal("order-1", "c", null), 2).answer()).isEqualTo(FULL);
        assertThat(row("order-1").inbox()).isEqualTo(2);

        written(write(ALICE, append(alice, consuming(1, first.token()))));
        assertThat(store.deliver(signal("order-1", "c", null), 2).answer()).isEqualTo(BUFFERED);
    }

    @Test
    void a_full_run_still_takes_what_it_waits_for_and_control_messages() {
        Executor alice = running("order-1");
        written(write(ALICE, open(alice, 0, List.of("approval"))));
        store.deliver(signal("order-1", "a", null), 1);

        assertThat(store.deliver(signal("order-1", "b", null), 1).answer()).isEqualTo(FULL);
        assertThat(store.deliver(control("order-1", MessageKind.CANCEL), 1).answer())
                .isEqualTo(BUFFERED);
        assertThat(store.deliver(signal("order-1", "approval", null), 1).answer())
                .isEqualTo(ACCEPTED);
    }

    @Test
    void a_duplicate_of_a_full_run_is_a_duplicate() {
        running("order-1");
        store.deliver(signal("order-1", "a", "mail-7"), 1);

        assertThat(store.deliver(signal("order-1", "a", "mail-7"), 1).answer()).isEqualTo(DUPLICATE);
    }

    @Test
    void CANCEL_wakes_waiting_and_parked_runs() {
        waiting("order-1");
        Executor alice = running("order-2");
        written(write(ALICE, parkForOperator(alice, 0, "stuck")));

        assertThat(deliver(control("order-1", MessageKind.CANCEL)))
                .extracting(Delivery::answer, Delivery::status)
                .containsExactly(BUFFERED, StoredStatus.READY);
        assertThat(deliver(control("order-2", MessageKind.CANCEL)).status()).isEqualTo(StoredStatus.READY);
    }

    @Test
    void RETRY_wakes_parked_runs_only() {
        waiting("order-1");
        Executor alice = running("order-2");
        written(write(ALICE, parkForOperator(alice, 0, "stuck")));

        assertThat(deliver(control("order-1", MessageKind.RETRY)).status()).isEqualTo(StoredStatus.WAITING);
        assertThat(deliver(control("order-2", MessageKind.RETRY)).status()).isEqualTo(StoredStatus.READY);
        assertThat(claimOnly(BOB).run()).isEqualTo(alice.run());
        assertThat(row("order-2").reason()).isNull();
    }

    @Test
    void a_parked_run_buffers_signals_whatever_it_waits_for() {
        Executor alice = running("order-1");
        written(write(ALICE, parkForOperator(alice, 0, "stuck")));
        RunRow before = row("order-1");

        assertThat(deliver(signal("order-1", "review", null)).answer()).isEqualTo(BUFFERED);

        assertThat(row("order-1").status()).isEqualTo(StoredStatus.PARKED);
        assertThat(row("order-1").waits()).isEqualTo(before.waits());
    }

    @Test
    void control_messages_leave_a_running_run_to_its_owner() {
        Executor alice = running("order-1");

        Delivery delivery = deliver(control("order-1", MessageKind.CANCEL));

        assertThat(delivery).isEqualTo(new Delivery(BUFFERED, alice.run(), ALICE, StoredStatus.RUNNING));
        assertThat(row("order-1").inbox()).isEqualTo(1);
    }

    @Test
    void a_control_message_does_not_take_a_wait_of_the_same_name() {
        waiting("order-1", "STOP");

        assertThat(deliver(control("order-1", MessageKind.RETRY)).answer()).isEqualTo(BUFFERED);
        assertThat(row("order-1").waits()).containsExactly("STOP");
    }
}
