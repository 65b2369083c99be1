package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WriteResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values: what is stored comes back unchanged, and what cannot be stored is refused for itself alone. */
abstract class ValueRules extends StoreScene {
    ValueRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a/b[0]~2",
                "it's \"quoted\", [\\back]",
                "; DROP TABLE run; --",
                "line\nbreak\ttab\u0001\u001f\u007f",
                "Ünïcödé Ελληνικά 中文 עברית",
                "emoji 😀👩‍🚀",
                "e\u0301 is not \u00e9",
                "\uFFFD\uFEFF\u2028"
            })
    void all_text_comes_back_unchanged(String text) {
        RunWrite.Start start = new RunWrite.Start(text, text, 1, bytes(text), 0, token(), true, bytes(text));
        Executor alice = new Executor(ALICE, start(start), start.token(), 2);
        written(write(ALICE, append(alice, NewEntry.of(EntryKind.RESULT, text, 1, bytes(text)))));
        deliver(new Message(text, MessageKind.SIGNAL, text, text, 5, bytes(text)));
        written(write(
                ALICE,
                new RunWrite.Park(
                        alice.run(),
                        alice.claim(),
                        3,
                        List.of(),
                        StoredStatus.PARKED,
                        false,
                        List.of(text, "x", text),
                        null,
                        text,
                        1,
                        new Checkpoint(2, text, bytes(text)))));

        StoredRun run = stored(text);

        assertThat(run.row().id()).isEqualTo(text);
        assertThat(run.row().workflow()).isEqualTo(text);
        assertThat(run.row().waits()).containsExactlyInAnyOrder(text, "x", text);
        assertThat(run.row().reason()).isEqualTo(text);
        assertThat(run.journal().get(1).node()).isEqualTo(text);
        assertThat(run.journal().get(1).payload()).isEqualTo(bytes(text));
        assertThat(run.inbox().get(0).name()).isEqualTo(text);
        assertThat(run.inbox().get(0).signalId()).isEqualTo(text);
        assertThat(run.checkpoint()).usingRecursiveComparison().isEqualTo(new Checkpoint(2, text, bytes(text)));
        assertThat(deliver(new Message(text, MessageKind.SIGNAL, "other", text, 6, null))
                        .answer())
                .isEqualTo(Delivery.Answer.DUPLICATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nul\u0000inside", "\u0000", "half \uD83D", "\uDE00 other half", "\uDE00\uD83D swapped"})
    void text_that_no_store_can_keep_is_refused_for_its_write_alone(String text) {
        Executor one = running("order-1");
        Executor two = running("order-2");
        Executor three = running("order-3");
        RunWrite.Start badStart = new RunWrite.Start(text, "orders", 1, bytes("d"), 0, token(), true, null);
        List<RunWrite> batch = batch(
                append(one, result("fine")),
                append(two, result("fine"), NewEntry.of(EntryKind.RESULT, text, 1, null)),
                park(three, 0, List.of(text), null),
                badStart,
                starting("order-4"));

        List<WriteResult> results = store.write(ALICE, batch);

        assertThat(results.get(0)).isInstanceOf(WriteResult.Written.class);
        assertThat(results.subList(1, 4))
                .allSatisfy(result -> assertThat(result)
                        .isInstanceOfSatisfying(
                                WriteResult.Refused.class,
                                refused -> assertThat(refused.reason()).isNotBlank()));
        assertThat(results.get(4)).isInstanceOf(WriteResult.Written.class);
        assertThat(journal("order-2")).hasSize(1);
        assertThat(row("order-3").status()).isEqualTo(StoredStatus.RUNNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"half \uD83D", "nul\u0000inside"})
    void text_that_no_store_can_keep_finds_nothing_and_is_no_message(String text) {
        start(starting("half ?"));
        start(starting("nul"));

        assertThat(store.find(text)).isEmpty();
        assertThat(store.read(text)).isEmpty();
        assertThat(deliver(signal(text, "approval", null)).answer()).isEqualTo(Delivery.Answer.UNKNOWN_RUN);
        assertThatThrownBy(() -> deliver(signal("nul", text, null))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> deliver(signal("nul", "approval", text))).isInstanceOf(IllegalArgumentException.class);
        assertThat(row("nul").inbox()).isZero();
    }

    @Test
    void large_payloads_come_back_unchanged() {
        byte[] large = new byte[1 << 20];
        new Random(7).nextBytes(large);
        RunWrite.Start start = new RunWrite.Start("order-1", "orders", 1, bytes("d"), 0, token(), true, large);
        Executor alice = new Executor(ALICE, start(start), start.token(), 2);
        written(write(ALICE, append(alice, NewEntry.of(EntryKind.RESULT, "big", 1, large))));
        deliver(new Message("order-1", MessageKind.SIGNAL, "s", null, 5, large));

        assertThat(journal("order-1")).extracting(JournalRow::payload).containsExactly(large, large);
        assertThat(stored("order-1").inbox().get(0).payload()).isEqualTo(large);
    }

    @Test
    void an_empty_payload_is_not_the_absence_of_one() {
        Executor alice = running("order-1");
        written(write(
                ALICE,
                append(
                        alice,
                        NewEntry.of(EntryKind.RESULT, "empty", 1, new byte[0]),
                        NewEntry.of(EntryKind.RESULT, "none", 1, null))));

        assertThat(journal("order-1").get(1).payload()).isEqualTo(new byte[0]);
        assertThat(journal("order-1").get(2).payload()).isNull();
    }

    @Test
    void numbers_come_back_at_their_extremes() {
        long[] tokens = {Long.MIN_VALUE, Long.MAX_VALUE, -1, 1};
        for (long token : tokens) {
            RunWrite.Start start = new RunWrite.Start(
                    "order" + token, "orders", Integer.MAX_VALUE, bytes("d"), Integer.MIN_VALUE, token, true, null);
            Executor alice = new Executor(ALICE, start(start), token, 2);
            deliver(new Message("order" + token, MessageKind.SIGNAL, "s", null, token, null));
            written(write(ALICE, append(alice, consuming(1, token))));

            assertThat(row("order" + token).claim()).isEqualTo(token);
            assertThat(row("order" + token).priority()).isEqualTo(Integer.MIN_VALUE);
            assertThat(row("order" + token).version()).isEqualTo(Integer.MAX_VALUE);
            assertThat(stored("order" + token).inbox().get(0).token()).isEqualTo(token);
        }
    }

    @Test
    void a_worker_number_may_be_any_number() {
        for (long worker : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, -1}) {
            store.join(worker, "odd");
            assertThat(store.beat(worker)).isTrue();
            assertThat(write(worker, starting("by" + worker))).isInstanceOf(WriteResult.Written.class);
            assertThat(store.owned(worker)).hasSize(1);
        }
    }

    @Test
    void times_come_back_to_the_microsecond_and_keep_their_order() {
        Instant due = Instant.parse("2031-07-04T05:06:07.123456Z");
        Instant longAgo = Instant.parse("1969-07-20T20:17:40.000001Z");
        clock.advance(Duration.ofNanos(123_456_000));
        Executor alice = running("order-1");
        NewEntry entry = new NewEntry(EntryKind.RESULT, "n", 1, 0, 0, longAgo, null);

        written(write(ALICE, park(alice, 0, List.of(), due, entry)));

        assertThat(row("order-1").dueAt()).isEqualTo(due);
        assertThat(row("order-1").createdAt()).isEqualTo(clock.instant());
        assertThat(journal("order-1").get(1).startedAt()).isEqualTo(longAgo);
    }

    @Test
    void the_ends_of_time_can_be_stored() {
        written(write(ALICE, park(running("order-1"), 0, List.of(), Instant.MAX)));
        written(write(ALICE, park(running("order-2"), 0, List.of(), Instant.MIN)));

        assertThat(claim(BOB, 10)).extracting(claimed -> claimed.row().id()).containsExactly("order-2");
    }
}
