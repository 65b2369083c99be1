package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.Delivery.Answer;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What operators send: which runs it wakes, and that each of it is kept once (operations 4 and 11). */
abstract class OperatorRules extends StoreScene {
    OperatorRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    private Executor in(StoredStatus status) {
        if (status == StoredStatus.READY) {
            RunWrite.Start start = ready("order-1", 0);
            return new Executor(0, start(start), start.token(), 2);
        }
        Executor alice = running("order-1");
        switch (status) {
            case WAITING -> written(write(ALICE, park(alice, 0, List.of("approval"), null)));
            case PARKED -> written(write(ALICE, parkForOperator(alice, 0, "stuck")));
            case COMPLETED -> written(write(ALICE, finish(alice, 0, false)));
            default -> assertThat(status).isEqualTo(StoredStatus.RUNNING);
        }
        return alice;
    }

    @ParameterizedTest
    @CsvSource({
        "PAUSE,  WAITING, READY", "PAUSE,  PARKED, PARKED", "PAUSE,  RUNNING, RUNNING", "PAUSE,  READY, READY",
        "GO,     WAITING, WAITING", "GO,     PARKED, READY", "GO,     RUNNING, RUNNING", "GO,     READY, READY",
        "SKIP,   WAITING, READY", "SKIP,   PARKED, READY", "SKIP,   RUNNING, RUNNING", "SKIP,   READY, READY",
        "SUPPLY, WAITING, READY", "SUPPLY, PARKED, READY", "SUPPLY, RUNNING, RUNNING", "SUPPLY, READY, READY",
        "RETRY,  WAITING, WAITING", "RETRY,  PARKED, READY", "RETRY,  RUNNING, RUNNING", "RETRY,  READY, READY",
        "CANCEL, WAITING, READY", "CANCEL, PARKED, READY", "CANCEL, RUNNING, RUNNING", "CANCEL, READY, READY"
    })
    void each_kind_wakes_its_runs_and_no_others(MessageKind kind, StoredStatus before, StoredStatus after) {
        in(before);

        Delivery delivery = deliver(new Message("order-1", kind, "pay", null, token(), bytes("{\"who\":\"eve\"}")));

        assertThat(delivery.answer()).isEqualTo(Answer.BUFFERED);
        assertThat(delivery.status()).isEqualTo(after);
        assertThat(row("order-1").status()).isEqualTo(after);
        assertThat(row("order-1").inbox()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = MessageKind.class,
            names = {"PAUSE", "GO", "SKIP", "SUPPLY", "RETRY", "CANCEL"})
    void each_kind_is_kept_with_all_it_says(MessageKind kind) {
        Executor alice = in(StoredStatus.RUNNING);
        Message message = new Message("order-1", kind, "pay", null, token(), bytes("{\"who\":\"eve\"}"));

        deliver(message);

        assertThat(store.inbox(alice.run(), 0))
                .usingRecursiveComparison()
                .isEqualTo(List.of(new InboxRow(
                        1,
                        kind,
                        "pay",
                        -1,
                        null,
                        message.token(),
                        false,
                        bytes("{\"who\":\"eve\"}"),
                        clock.instant())));
    }

    @ParameterizedTest
    @EnumSource(
            value = MessageKind.class,
            names = {"PAUSE", "GO", "SKIP", "SUPPLY", "RETRY", "CANCEL"})
    void an_ended_run_takes_none(MessageKind kind) {
        in(StoredStatus.COMPLETED);

        assertThat(deliver(control("order-1", kind)).answer()).isEqualTo(Answer.CLOSED);
        assertThat(row("order-1").inbox()).isZero();
    }

    @Test
    void a_pause_keeps_the_waits_of_the_run_that_it_wakes() {
        in(StoredStatus.WAITING);

        deliver(control("order-1", MessageKind.PAUSE));

        assertThat(row("order-1").waits()).containsExactly("approval");
        claimOnly(BOB);
    }

    @Test
    void a_cancellation_with_an_id_is_delivered_once() {
        Executor alice = in(StoredStatus.RUNNING);

        assertThat(deliver(new Message("order-1", MessageKind.CANCEL, "STOP", "cancel/7", token(), null))
                        .answer())
                .isEqualTo(Answer.BUFFERED);
        assertThat(deliver(new Message("order-1", MessageKind.CANCEL, "STOP", "cancel/7", token(), null))
                        .answer())
                .isEqualTo(Answer.DUPLICATE);
        assertThat(deliver(new Message("order-1", MessageKind.CANCEL, "STOP", "cancel/9", token(), null))
                        .answer())
                .isEqualTo(Answer.BUFFERED);

        assertThat(store.inbox(alice.run(), 0)).extracting(InboxRow::signalId).containsExactly("cancel/7", "cancel/9");
    }

    @Test
    void a_signal_never_stands_in_the_way_of_a_cancellation_with_the_same_id() {
        in(StoredStatus.RUNNING);
        deliver(signal("order-1", "approval", "cancel/7"));

        assertThat(deliver(new Message("order-1", MessageKind.CANCEL, "STOP", "cancel/7", token(), null))
                        .answer())
                .isEqualTo(Answer.BUFFERED);
        assertThat(deliver(signal("order-1", "approval", "cancel/7")).answer()).isEqualTo(Answer.DUPLICATE);
        assertThat(row("order-1").inbox()).isEqualTo(2);
    }
}
