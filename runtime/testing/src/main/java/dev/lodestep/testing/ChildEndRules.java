package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WriteResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The end of a child reaches its parent's inbox in the same transaction, once, and wakes the parent when it is to go on (operation 10). */
abstract class ChildEndRules extends StoreScene {
    ChildEndRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    @Test
    void the_end_of_a_child_is_a_message_to_its_parent() {
        Executor parent = waitingFor("parent", child("parent/charge#3", "charge~2", 3));
        Executor bob = claimed("parent/charge#3");
        clock.advance(Duration.ofSeconds(3));

        written(write(BOB, ending(bob, StoredStatus.COMPLETED).telling(bytes("{\"paid\":true}"))));

        List<InboxRow> inbox = store.inbox(parent.run(), 0);
        assertThat(inbox).hasSize(1);
        InboxRow message = inbox.get(0);
        assertThat(message.ord()).isEqualTo(1);
        assertThat(message.kind()).isEqualTo(MessageKind.CHILD);
        assertThat(message.name()).isEqualTo("charge~2");
        assertThat(message.element()).isEqualTo(3);
        assertThat(message.accepted()).isFalse();
        assertThat(message.payload()).isEqualTo(bytes("{\"paid\":true}"));
        assertThat(message.at()).isEqualTo(clock.instant());
        assertThat(row("parent").inbox()).isEqualTo(1);
        assertThat(row("parent/charge#3").status()).isEqualTo(StoredStatus.COMPLETED);
    }

    @Test
    void a_parent_that_waits_is_woken_by_the_last_child_of_a_node() {
        waitingFor("parent", child("a0", "pay", 0), child("a1", "pay", 1), child("b", "ship", -1));

        written(write(BOB, ending(claimed("a0"), StoredStatus.COMPLETED)));
        assertThat(row("parent").status()).isEqualTo(StoredStatus.WAITING);

        written(write(BOB, ending(claimed("a1"), StoredStatus.COMPLETED)));
        assertThat(row("parent").status()).isEqualTo(StoredStatus.READY);
        assertThat(row("parent").inbox()).isEqualTo(2);
    }

    @Test
    void a_child_that_failed_or_was_cancelled_wakes_the_parent_at_once() {
        for (StoredStatus status : List.of(StoredStatus.FAILED, StoredStatus.CANCELLED)) {
            String parent = "parent-" + status;
            waitingFor(parent, child(parent + "/0", "pay", 0), child(parent + "/1", "pay", 1));

            written(write(BOB, ending(claimed(parent + "/0"), status)));

            assertThat(row(parent).status()).isEqualTo(StoredStatus.READY);
            claim(BOB, 10);
        }
    }

    @Test
    void children_of_another_round_are_children_of_another_node() {
        waitingFor("parent", child("a~1", "pay~1", -1), child("a~2", "pay~2", -1));

        written(write(BOB, ending(claimed("a~1"), StoredStatus.COMPLETED)));

        assertThat(row("parent").status()).isEqualTo(StoredStatus.READY);
    }

    @Test
    void the_ends_of_several_children_in_one_batch_are_messages_in_the_order_of_the_batch() {
        Executor parent = waitingFor("parent", child("a0", "pay", 0), child("a1", "pay", 1), child("a2", "pay", 2));
        Executor first = claimed("a0");
        Executor second = claimed("a1");
        Executor third = claimed("a2");

        store.write(
                        BOB,
                        batch(
                                ending(third, StoredStatus.COMPLETED),
                                ending(first, StoredStatus.COMPLETED),
                                ending(second, StoredStatus.COMPLETED)))
                .forEach(StoreScene::written);

        assertThat(store.inbox(parent.run(), 0)).extracting(InboxRow::ord).containsExactly(1, 2, 3);
        assertThat(store.inbox(parent.run(), 0)).extracting(InboxRow::element).containsExactly(2, 0, 1);
        assertThat(store.inbox(parent.run(), 0)).extracting(InboxRow::token).doesNotHaveDuplicates();
        assertThat(row("parent").inbox()).isEqualTo(3);
        assertThat(row("parent").status()).isEqualTo(StoredStatus.READY);
    }

    @Test
    void an_end_that_is_sent_again_tells_the_parent_once() {
        Executor parent = waitingFor("parent", child("a", "pay", -1));
        RunWrite end = ending(claimed("a"), StoredStatus.COMPLETED);
        written(write(BOB, end));

        written(write(BOB, end));

        assertThat(store.inbox(parent.run(), 0)).hasSize(1);
        assertThat(row("parent").inbox()).isEqualTo(1);
    }

    @Test
    void an_end_that_is_refused_tells_the_parent_nothing() {
        Executor parent = waitingFor("parent", child("a", "pay", -1));
        Executor bob = claimed("a");
        deliver(control("a", MessageKind.CANCEL));

        assertThat(write(BOB, finish(bob, 0, false))).isInstanceOf(WriteResult.InboxMoved.class);
        assertThat(write(ALICE, ending(new Executor(ALICE, bob.run(), 7, bob.seq()), StoredStatus.COMPLETED)))
                .isInstanceOf(WriteResult.Fenced.class);

        assertThat(store.inbox(parent.run(), 0)).isEmpty();
        assertThat(row("parent").status()).isEqualTo(StoredStatus.WAITING);
    }

    @Test
    void a_parent_that_runs_is_told_and_left_to_its_owner() {
        Executor alice = running("parent");
        written(write(ALICE, open(alice, 0, List.of()).starting(List.of(child("a", "pay", -1)))));

        written(write(BOB, ending(claimed("a"), StoredStatus.FAILED)));

        assertThat(row("parent").status()).isEqualTo(StoredStatus.RUNNING);
        assertThat(row("parent").owner()).isEqualTo(ALICE);
        assertThat(write(ALICE, park(alice, 0, List.of(), null))).isInstanceOf(WriteResult.InboxMoved.class);
    }

    @Test
    void a_parent_that_is_parked_is_told_and_stays_parked() {
        Executor alice = running("parent");
        written(write(ALICE, open(alice, 0, List.of()).starting(List.of(child("a", "pay", -1)))));
        written(write(ALICE, parkForOperator(alice, 0, "stuck")));

        written(write(BOB, ending(claimed("a"), StoredStatus.FAILED)));

        assertThat(row("parent").status()).isEqualTo(StoredStatus.PARKED);
        assertThat(row("parent").inbox()).isEqualTo(1);
    }

    @Test
    void a_parent_that_has_ended_is_told_nothing() {
        Executor alice = running("parent");
        written(write(ALICE, open(alice, 0, List.of()).starting(List.of(child("a", "pay", -1)))));
        written(write(ALICE, finish(alice, 0, false)));

        written(write(BOB, ending(claimed("a"), StoredStatus.COMPLETED)));

        assertThat(store.inbox(alice.run(), 0)).isEmpty();
        assertThat(row("parent").status()).isEqualTo(StoredStatus.COMPLETED);
        assertThat(row("a").status()).isEqualTo(StoredStatus.COMPLETED);
    }

    @Test
    void a_parent_and_its_child_may_end_in_one_batch() {
        Executor alice = running("parent");
        written(write(ALICE, open(alice, 0, List.of()).starting(List.of(child("a", "pay", -1)))));
        Executor child = executor(ALICE, claim(ALICE, 1).get(0));

        List<WriteResult> results =
                store.write(ALICE, batch(ending(child, StoredStatus.COMPLETED), ending(alice, StoredStatus.COMPLETED)));

        results.forEach(StoreScene::written);
        assertThat(row("parent").status()).isEqualTo(StoredStatus.COMPLETED);
        assertThat(store.unendedChildren(alice.run())).isEmpty();
    }

    @Test
    void the_parent_consumes_the_message_like_any_other() {
        waitingFor("parent", child("a", "pay", -1));
        written(write(BOB, ending(claimed("a"), StoredStatus.COMPLETED)));
        Executor bob = claimed("parent");
        InboxRow message = store.inbox(bob.run(), 0).get(0);

        written(write(
                BOB,
                append(bob, new NewEntry(EntryKind.CHILD, "pay", 0, 1, message.token(), null, message.payload()))));

        assertThat(journal("parent").get(3).message()).isEqualTo(1);
    }

    @Test
    void a_message_of_a_child_comes_from_its_end_only() {
        running("parent");

        assertThatThrownBy(() -> deliver(new Message("parent", MessageKind.CHILD, "pay", null, token(), null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the end of the child delivers it");
    }
}
