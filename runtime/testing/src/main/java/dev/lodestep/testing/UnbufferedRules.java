package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.Delivery.Answer;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Signals that are not to be buffered: an open wait takes them, or nothing of them remains. */
abstract class UnbufferedRules extends StoreScene {
    UnbufferedRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    private Message unbuffered(String name, String signalId) {
        return signal("order-1", name, signalId).unbuffered();
    }

    @Test
    void an_open_wait_takes_it() {
        Executor alice = running("order-1");
        written(write(ALICE, park(alice, 0, List.of("approval"), null)));

        assertThat(deliver(unbuffered("approval", "mail-7")))
                .isEqualTo(new Delivery(Answer.ACCEPTED, alice.run(), 0, StoredStatus.READY));
        assertThat(store.inbox(alice.run(), 0)).hasSize(1);
        assertThat(deliver(unbuffered("approval", "mail-7")).answer()).isEqualTo(Answer.DUPLICATE);
    }

    @Test
    void without_an_open_wait_nothing_is_recorded() {
        Executor alice = running("order-1");
        written(write(ALICE, park(alice, 0, List.of("approval"), null)));
        RunRow before = row("order-1");

        assertThat(deliver(unbuffered("veto", "mail-7")))
                .isEqualTo(new Delivery(Answer.NOT_WAITING, alice.run(), 0, StoredStatus.WAITING));

        assertThat(row("order-1")).isEqualTo(before);
        assertThat(store.inbox(alice.run(), 0)).isEmpty();
    }

    @Test
    void it_may_come_again_under_the_same_id_when_the_wait_is_open() {
        Executor alice = running("order-1");
        Message message = unbuffered("approval", "mail-7");
        assertThat(deliver(message).answer()).isEqualTo(Answer.NOT_WAITING);

        written(write(ALICE, open(alice, 0, List.of("approval"))));

        assertThat(deliver(message).answer()).isEqualTo(Answer.ACCEPTED);
        assertThat(deliver(message).answer()).isEqualTo(Answer.ACCEPTED);
        assertThat(row("order-1").inbox()).isEqualTo(1);
    }

    @Test
    void a_parked_run_does_not_wait() {
        Executor alice = running("order-1");
        written(write(ALICE, parkForOperator(alice, 0, "stuck")));

        assertThat(deliver(unbuffered("review", "mail-7")).answer()).isEqualTo(Answer.NOT_WAITING);
        assertThat(row("order-1").inbox()).isZero();
    }

    @Test
    void a_run_that_has_ended_or_is_not_there_says_so() {
        assertThat(deliver(unbuffered("approval", "mail-7")).answer()).isEqualTo(Answer.UNKNOWN_RUN);
        Executor alice = running("order-1");
        written(write(ALICE, finish(alice, 0, false)));

        assertThat(deliver(unbuffered("approval", "mail-7")).answer()).isEqualTo(Answer.CLOSED);
    }

    @Test
    void a_run_that_is_full_is_not_asked_for_room() {
        running("order-1");
        deliver(signal("order-1", "a", null));

        assertThat(store.deliver(unbuffered("b", "mail-7"), 1).answer()).isEqualTo(Answer.NOT_WAITING);
    }

    @Test
    void control_messages_are_always_kept() {
        running("order-1");

        assertThat(deliver(control("order-1", MessageKind.CANCEL).unbuffered()).answer())
                .isEqualTo(Answer.BUFFERED);
        assertThat(row("order-1").inbox()).isEqualTo(1);
    }
}
