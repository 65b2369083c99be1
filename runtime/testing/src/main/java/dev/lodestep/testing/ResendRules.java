package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WriteResult;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Rule 4: after an unknown outcome the same write is sent again, and its answer is that of the first one. */
abstract class ResendRules extends StoreScene {
    ResendRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    private void isWrittenTwiceButTakesEffectOnce(String id, RunWrite write) {
        WriteResult first = write(ALICE, write);
        assertThat(first).isInstanceOf(WriteResult.Written.class);
        RunRow row = row(id);
        int length = journal(id).size();

        assertThat(write(ALICE, write)).isEqualTo(first);
        assertThat(row(id)).isEqualTo(row);
        assertThat(journal(id)).hasSize(length);
    }

    @Test
    void an_append() {
        Executor alice = running("order-1");
        isWrittenTwiceButTakesEffectOnce("order-1", append(alice, result("pay")));
        isWrittenTwiceButTakesEffectOnce("order-1", append(alice.at(3), result("a"), result("b")));
    }

    @Test
    void an_append_behind_which_others_were_written() {
        Executor alice = running("order-1");
        RunWrite first = append(alice, result("a"), result("b"));
        written(write(ALICE, first));
        written(write(ALICE, append(alice.at(4), result("c"))));

        assertThat(write(ALICE, first)).isInstanceOf(WriteResult.Written.class);
        assertThat(journal("order-1")).hasSize(4);
    }

    @Test
    void an_append_that_consumes_a_message() {
        Executor alice = running("order-1");
        Message message = signal("order-1", "approval", null);
        deliver(message);
        isWrittenTwiceButTakesEffectOnce("order-1", append(alice, consuming(1, message.token())));
    }

    @Test
    void a_park() {
        Executor alice = running("order-1");
        isWrittenTwiceButTakesEffectOnce("order-1", park(alice, 0, List.of("approval"), null, entry(EntryKind.OPENED)));
    }

    @Test
    void a_park_without_entries() {
        Executor alice = running("order-1");
        isWrittenTwiceButTakesEffectOnce("order-1", park(alice, 0, List.of("approval"), clock.instant()));
    }

    @Test
    void a_park_after_which_a_message_came() {
        Executor alice = running("order-1");
        RunWrite park = park(alice, 0, List.of("approval"), null, entry(EntryKind.OPENED));
        written(write(ALICE, park));
        deliver(signal("order-1", "approval", null));

        assertThat(write(ALICE, park)).isInstanceOf(WriteResult.Written.class);
        assertThat(row("order-1").status()).isEqualTo(StoredStatus.READY);
        assertThat(row("order-1").waits()).isEmpty();
    }

    @Test
    void a_park_after_which_another_worker_claimed() {
        Executor alice = running("order-1");
        RunWrite park = park(alice, 0, List.of("approval"), null, entry(EntryKind.OPENED));
        written(write(ALICE, park));
        deliver(signal("order-1", "approval", null));
        claimOnly(BOB);

        assertThat(write(ALICE, park)).isInstanceOf(WriteResult.Written.class);
        assertThat(row("order-1").owner()).isEqualTo(BOB);
        assertThat(row("order-1").status()).isEqualTo(StoredStatus.RUNNING);
    }

    @Test
    void an_open_and_one_without_entries() {
        Executor alice = running("order-1");
        isWrittenTwiceButTakesEffectOnce("order-1", open(alice, 0, List.of("a"), entry(EntryKind.OPENED)));
        isWrittenTwiceButTakesEffectOnce("order-1", open(alice.at(3), 0, List.of("a", "b")));
    }

    @Test
    void an_open_whose_wait_was_taken_since_does_not_open_it_again() {
        Executor alice = running("order-1");
        RunWrite open = open(alice, 0, List.of("approval"), entry(EntryKind.OPENED));
        written(write(ALICE, open));
        deliver(signal("order-1", "approval", null));

        assertThat(write(ALICE, open)).isInstanceOf(WriteResult.Written.class);
        assertThat(row("order-1").waits()).isEmpty();
    }

    @Test
    void a_timeout() {
        Executor alice = running("order-1");
        written(write(ALICE, open(alice, 0, List.of("a", "b"))));
        isWrittenTwiceButTakesEffectOnce("order-1", timeOut(alice, 0, List.of("b"), clock.instant()));
    }

    @Test
    void a_finish() {
        Executor alice = running("order-1");
        isWrittenTwiceButTakesEffectOnce("order-1", finish(alice, 0, false));
    }

    @Test
    void another_entry_at_a_position_of_the_same_claim_is_never_taken_for_the_first_one() {
        Executor alice = running("order-1");
        written(write(ALICE, append(alice, result("pay"))));

        assertThat(write(ALICE, append(alice, result("ship")))).isNotInstanceOf(WriteResult.Written.class);
        assertThat(write(ALICE, append(alice, result("pay"), result("ship"))))
                .isNotInstanceOf(WriteResult.Written.class);
        assertThat(journal("order-1")).hasSize(2);
    }

    @Test
    void a_whole_batch() {
        Executor one = running("order-1");
        Executor two = running("order-2");
        List<RunWrite> batch = batch(
                append(one, result("a")),
                starting("order-3"),
                finish(two, 0, false),
                append(new Executor(ALICE, 999, 9, 2), result("x")));

        List<WriteResult> first = store.write(ALICE, batch);

        assertThat(store.write(ALICE, batch)).isEqualTo(first);
        assertThat(journal("order-1")).hasSize(2);
        assertThat(journal("order-2")).hasSize(2);
        assertThat(journal("order-3")).hasSize(1);
    }
}
