package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.WriteResult;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Appends: the chain fence, all or nothing per run, and messages that must be there (operations 2 and 5). */
abstract class AppendRules extends StoreScene {
    AppendRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    @Test
    void an_entry_is_kept_with_all_it_says() {
        Executor alice = running("order-1");
        NewEntry entry = new NewEntry(
                EntryKind.FAILURE, "pay", 3, 0, 0, clock.instant().minusMillis(250), bytes("{\"why\":\"no\"}"));

        written(write(ALICE, append(alice, entry)));

        JournalRow there = journal("order-1").get(1);
        assertThat(there)
                .usingRecursiveComparison()
                .isEqualTo(new JournalRow(
                        2,
                        alice.claim(),
                        EntryKind.FAILURE,
                        "pay",
                        3,
                        0,
                        0,
                        clock.instant().minusMillis(250),
                        clock.instant(),
                        bytes("{\"why\":\"no\"}"),
                        entry.crc()));
        assertThat(there.isIntact()).isTrue();
    }

    @Test
    void the_checksum_of_every_entry_is_kept_also_of_those_that_stores_write_themselves() {
        Executor alice = running("order-1");
        written(write(ALICE, append(alice, result("pay"), result("ship"))));
        store.release(ALICE, alice.run(), alice.claim());
        Executor bob = claimed("order-1");
        store.deliver(signal("order-1", "paid", null), MANY);
        InboxRow message = store.inbox(bob.run(), 0).get(0);
        written(write(BOB, append(bob, consuming(1, message.token()))));
        written(write(
                BOB,
                park(bob.at(bob.seq() + 1), 1, List.of(), null, entry(EntryKind.SPAWNED))
                        .starting(List.of(child("order-1/pay", "pay", -1)))));

        for (String id : List.of("order-1", "order-1/pay")) {
            assertThat(journal(id)).isNotEmpty().allSatisfy(row -> {
                assertThat(row.crc()).as("position %d of %s", row.seq(), id).isNotNull();
                assertThat(row.isIntact()).isTrue();
            });
        }
    }

    @Test
    void entries_of_one_write_take_consecutive_positions() {
        Executor alice = running("order-1");

        written(write(ALICE, append(alice, result("a"), result("b"), result("c"))));
        written(write(ALICE, append(alice.at(5), result("d"))));

        assertThat(journal("order-1")).extracting(JournalRow::seq).containsExactly(1, 2, 3, 4, 5);
        assertThat(journal("order-1")).extracting(JournalRow::node).containsExactly(null, "a", "b", "c", "d");
    }

    @Test
    void an_append_touches_no_run_row() {
        Executor alice = running("order-1");
        RunRow before = row("order-1");

        written(write(ALICE, append(alice, result("pay"))));

        assertThat(row("order-1")).isEqualTo(before);
    }

    @Test
    void a_gap_is_refused() {
        Executor alice = running("order-1");

        assertThat(write(ALICE, append(alice.at(3), result("pay")))).isInstanceOf(WriteResult.Fenced.class);
        assertThat(write(ALICE, append(alice.at(1), result("pay"), result("ship"))))
                .isNotInstanceOf(WriteResult.Written.class);
        assertThat(journal("order-1")).hasSize(1);
    }

    @Test
    void another_token_is_refused() {
        Executor alice = running("order-1");

        assertThat(write(ALICE, append(new Executor(ALICE, alice.run(), token(), 2), result("pay"))))
                .isInstanceOf(WriteResult.Fenced.class);
        assertThat(journal("order-1")).hasSize(1);
    }

    @Test
    void an_unknown_run_is_refused() {
        assertThat(write(ALICE, append(new Executor(ALICE, 12345, token(), 2), result("pay"))))
                .isInstanceOf(WriteResult.Fenced.class);
    }

    @Test
    void a_worker_that_never_joined_writes_nothing() {
        Executor alice = running("order-1");

        assertThat(write(999, append(alice, result("pay")))).isInstanceOf(WriteResult.Fenced.class);
    }

    @Test
    void nothing_is_written_behind_a_foreign_claim() {
        Executor alice = running("order-1");
        store.leave(ALICE);
        store.join(303, "alice again");
        Executor bob = claimOnly(BOB);

        assertThat(write(303, append(alice.at(bob.seq()), result("late")))).isInstanceOf(WriteResult.Fenced.class);
        assertThat(write(BOB, append(bob, result("pay")))).isInstanceOf(WriteResult.Written.class);
        assertThat(kinds("order-1")).containsExactly(EntryKind.START, EntryKind.CLAIM, EntryKind.RESULT);
    }

    @Test
    void a_zombies_batch_is_refused_wholly_though_its_later_positions_are_free() {
        Executor alice = running("order-1");
        store.leave(ALICE);
        store.join(303, "alice again");
        Executor bob = claimOnly(BOB);
        assertThat(bob.seq()).isEqualTo(3);

        WriteResult late = write(303, append(alice, result("a"), result("b"), result("c")));

        assertThat(late).isInstanceOf(WriteResult.Fenced.class);
        assertThat(kinds("order-1")).containsExactly(EntryKind.START, EntryKind.CLAIM);
    }

    @Test
    void one_refused_run_does_not_touch_the_others_of_the_batch() {
        Executor one = running("order-1");
        Executor two = running("order-2");
        Executor three = running("order-3");
        List<RunWrite> batch = batch(
                append(one, result("a"), result("b")),
                append(two.at(7), result("a"), result("b")),
                append(three, result("a")),
                starting("order-4"));

        List<WriteResult> results = store.write(ALICE, batch);

        assertThat(results.get(0)).isEqualTo(new WriteResult.Written(one.run()));
        assertThat(results.get(1)).isInstanceOf(WriteResult.Fenced.class);
        assertThat(results.get(2)).isEqualTo(new WriteResult.Written(three.run()));
        assertThat(results.get(3)).isInstanceOf(WriteResult.Written.class);
        assertThat(journal("order-1")).hasSize(3);
        assertThat(journal("order-2")).hasSize(1);
        assertThat(journal("order-3")).hasSize(2);
    }

    @Test
    void an_entry_that_names_a_message_needs_that_message_with_its_token() {
        Executor alice = running("order-1");
        Message message = signal("order-1", "approval", null);
        deliver(message);

        assertThat(write(ALICE, append(alice, consuming(1, message.token() + 1))))
                .isInstanceOf(WriteResult.Fenced.class);
        assertThat(write(ALICE, append(alice, consuming(2, message.token())))).isInstanceOf(WriteResult.Fenced.class);
        assertThat(write(ALICE, append(alice, consuming(1, message.token())))).isInstanceOf(WriteResult.Written.class);
        assertThat(journal("order-1").get(1).message()).isEqualTo(1);
    }

    @Test
    void a_missing_message_refuses_the_whole_write_wherever_it_is_named() {
        Executor alice = running("order-1");

        WriteResult result = write(ALICE, append(alice, result("a"), consuming(1, 5), result("b")));

        assertThat(result).isInstanceOf(WriteResult.Fenced.class);
        assertThat(journal("order-1")).hasSize(1);
    }

    @Test
    void a_message_of_another_run_does_not_count() {
        Executor alice = running("order-1");
        running("order-2");
        Message message = signal("order-2", "approval", null);
        deliver(message);

        assertThat(write(ALICE, append(alice, consuming(1, message.token())))).isInstanceOf(WriteResult.Fenced.class);
    }

    @Test
    void a_batch_may_be_empty_or_large() {
        assertThat(store.write(ALICE, List.of())).isEmpty();
        List<RunWrite> starts = batch();
        for (int i = 0; i < 600; i++) {
            starts.add(starting("order-" + i));
        }

        List<WriteResult> results = store.write(ALICE, starts);

        assertThat(results)
                .hasSize(600)
                .allSatisfy(result -> assertThat(result).isInstanceOf(WriteResult.Written.class));
        assertThat(results).doesNotHaveDuplicates();
    }
}
