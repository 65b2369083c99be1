package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.NewChild;
import dev.lodestep.runtime.store.Parent;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WriteResult;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Children begin in the transaction in which their parent parks or opens, all of them or none (operation 7). */
abstract class ChildRules extends StoreScene {
    ChildRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    private static NewChild withDigest(NewChild child, String digest) {
        return new NewChild(
                child.id(),
                child.node(),
                child.element(),
                child.workflow(),
                child.version(),
                bytes(digest),
                child.priority(),
                child.token(),
                child.input());
    }

    @Test
    void a_child_is_ready_for_anybody_and_knows_its_parent() {
        NewChild child = child("parent/charge#3~2", "charge~2", 3);

        Executor parent = waitingFor("parent", child);

        RunRow row = row("parent/charge#3~2");
        assertThat(row.status()).isEqualTo(StoredStatus.READY);
        assertThat(row.owner()).isZero();
        assertThat(row.run()).isGreaterThan(parent.run());
        assertThat(row.workflow()).isEqualTo("orders");
        assertThat(row.createdAt()).isEqualTo(clock.instant());
        assertThat(row.parent()).isEqualTo(new Parent(parent.run(), "parent", "charge~2", 3));
        JournalRow start = journal("parent/charge#3~2").get(0);
        assertThat(start.kind()).isEqualTo(EntryKind.START);
        assertThat(start.claim()).isEqualTo(child.token());
        assertThat(start.worker()).isZero();
        assertThat(start.payload()).isEqualTo(child.input());
        assertThat(row("parent").status()).isEqualTo(StoredStatus.WAITING);
        assertThat(kinds("parent")).containsExactly(EntryKind.START, EntryKind.SPAWNED);
    }

    @Test
    void a_run_that_somebody_started_has_no_parent() {
        running("order-1");

        assertThat(row("order-1").parent()).isNull();
    }

    @Test
    void whoever_reads_a_child_in_whatever_way_is_told_its_parent() {
        Executor parent = waitingFor("parent", child("parent/pay", "pay", -1));
        Parent told = new Parent(parent.run(), "parent", "pay", -1);

        assertThat(stored("parent/pay").row().parent()).isEqualTo(told);
        assertThat(store.list(RunQuery.all().idStartingWith("parent/")))
                .extracting(RunRow::parent)
                .containsExactly(told);
        assertThat(claim(BOB, 1).get(0).row().parent()).isEqualTo(told);
        assertThat(store.load(row("parent/pay").run()).orElseThrow().row().parent())
                .isEqualTo(told);
    }

    @Test
    void children_also_start_while_the_parent_goes_on() {
        Executor alice = running("parent");

        written(write(
                ALICE,
                open(alice, 0, List.of("approval"), entry(EntryKind.SPAWNED))
                        .starting(List.of(child("parent/a", "a", -1), child("parent/b", "b", -1)))));

        assertThat(row("parent").status()).isEqualTo(StoredStatus.RUNNING);
        assertThat(row("parent").waits()).containsExactly("approval");
        assertThat(claim(BOB, 10)).extracting(one -> one.row().id()).containsExactly("parent/a", "parent/b");
    }

    @Test
    void children_of_higher_priority_are_claimed_first() {
        NewChild low = child("parent/a#0", "a", 0);
        NewChild high = new NewChild("parent/a#1", "a", 1, "orders", 1, bytes("digest"), 9, token(), null);

        waitingFor("parent", low, high);

        assertThat(claimed("parent/a#1").seq()).isEqualTo(3);
    }

    @Test
    void a_write_that_is_sent_again_starts_no_child_twice() {
        Executor alice = running("parent");
        RunWrite park =
                park(alice, 0, List.of(), null, entry(EntryKind.SPAWNED)).starting(List.of(child("parent/a", "a", -1)));
        written(write(ALICE, park));
        RunRow child = row("parent/a");

        written(write(ALICE, park));

        assertThat(row("parent/a")).isEqualTo(child);
        assertThat(journal("parent/a")).hasSize(1);
    }

    @Test
    void a_child_that_is_there_is_the_same_one_and_stays_as_it_is() {
        Executor alice = running("parent");
        NewChild child = child("parent/a", "a", -1);
        written(write(ALICE, open(alice, 0, List.of()).starting(List.of(child))));
        Executor bob = claimed("parent/a");
        NewChild again = child("parent/a", "a", -1);

        written(write(ALICE, park(alice, 0, List.of(), null).starting(List.of(again, child("parent/b", "b", -1)))));

        assertThat(row("parent/a").owner()).isEqualTo(BOB);
        assertThat(row("parent/a").claim()).isEqualTo(bob.claim());
        assertThat(journal("parent/a")).hasSize(2);
        assertThat(row("parent/b").status()).isEqualTo(StoredStatus.READY);
    }

    @Test
    void an_id_that_a_run_of_somebody_else_has_is_a_conflict_and_nothing_of_the_write_takes_effect() {
        running("parent/b");
        Executor alice = running("parent");
        RunRow before = row("parent");

        WriteResult result = write(
                ALICE,
                park(alice, 0, List.of("approval"), null, entry(EntryKind.SPAWNED))
                        .starting(List.of(child("parent/a", "a", -1), child("parent/b", "b", -1))));

        assertThat(result).isEqualTo(new WriteResult.ChildConflict("parent/b"));
        assertThat(store.find("parent/a")).isEmpty();
        assertThat(row("parent")).isEqualTo(before);
        assertThat(journal("parent")).hasSize(1);
    }

    @Test
    void a_conflict_refuses_an_open_wholly_too() {
        running("parent/a");
        Executor alice = running("parent");

        WriteResult result = write(
                ALICE,
                open(alice, 0, List.of("approval"), entry(EntryKind.SPAWNED))
                        .starting(List.of(child("parent/a", "a", -1))));

        assertThat(result).isEqualTo(new WriteResult.ChildConflict("parent/a"));
        assertThat(row("parent").waits()).isEmpty();
        assertThat(journal("parent")).hasSize(1);
    }

    @Test
    void the_child_of_another_parent_or_node_or_element_or_with_another_input_is_a_conflict() {
        waitingFor("other", child("a", "pay", 1));
        Executor alice = running("parent");
        written(write(ALICE, open(alice, 0, List.of()).starting(List.of(child("b", "pay", 1)))));

        for (NewChild child : List.of(
                child("a", "pay", 1),
                child("b", "ship", 1),
                child("b", "pay", 2),
                withDigest(child("b", "pay", 1), "other"))) {
            assertThat(write(ALICE, open(alice, 0, List.of()).starting(List.of(child))))
                    .as("%s", child)
                    .isEqualTo(new WriteResult.ChildConflict(child.id()));
        }
    }

    @Test
    void one_id_for_two_children_of_a_write_is_a_conflict() {
        Executor alice = running("parent");

        assertThat(write(
                        ALICE,
                        open(alice, 0, List.of())
                                .starting(List.of(child("parent/a", "a", 0), child("parent/a", "a", 1)))))
                .isEqualTo(new WriteResult.ChildConflict("parent/a"));
        assertThat(store.find("parent/a")).isEmpty();
    }

    @Test
    void a_write_that_has_not_seen_a_message_starts_no_child() {
        Executor alice = running("parent");
        deliver(signal("parent", "approval", null));
        List<NewChild> children = List.of(child("parent/a", "a", -1));

        assertThat(write(ALICE, park(alice, 0, List.of(), null).starting(children)))
                .isInstanceOf(WriteResult.InboxMoved.class);
        assertThat(write(ALICE, open(alice, 0, List.of()).starting(children)))
                .isInstanceOf(WriteResult.InboxMoved.class);
        assertThat(store.find("parent/a")).isEmpty();
    }

    @Test
    void a_write_under_a_lost_claim_starts_no_child() {
        Executor alice = running("parent");
        written(write(ALICE, park(alice, 0, List.of(), clock.instant())));
        claimOnly(BOB);

        assertThat(write(ALICE, open(alice, 0, List.of()).starting(List.of(child("parent/a", "a", -1)))))
                .isInstanceOf(WriteResult.Fenced.class);
        assertThat(store.find("parent/a")).isEmpty();
    }

    @Test
    void a_child_that_no_store_can_keep_refuses_its_write_alone() {
        Executor one = running("one");
        Executor two = running("two");

        List<WriteResult> results = store.write(
                ALICE,
                batch(
                        park(one, 0, List.of(), null).starting(List.of(child("one/\0", "a", -1))),
                        park(two, 0, List.of(), null).starting(List.of(child("two/a", "a", -1)))));

        assertThat(results.get(0)).isInstanceOf(WriteResult.Refused.class);
        assertThat(results.get(1)).isInstanceOf(WriteResult.Written.class);
        assertThat(row("one").status()).isEqualTo(StoredStatus.RUNNING);
        assertThat(store.find("two/a")).isPresent();
    }

    @Test
    void a_conflict_of_one_run_leaves_the_others_of_the_batch_alone() {
        running("one/a");
        Executor one = running("one");
        Executor two = running("two");

        List<WriteResult> results = store.write(
                ALICE,
                batch(
                        park(one, 0, List.of(), null).starting(List.of(child("one/a", "a", -1))),
                        park(two, 0, List.of(), null).starting(List.of(child("two/a", "a", -1)))));

        assertThat(results).containsExactly(new WriteResult.ChildConflict("one/a"), new WriteResult.Written(two.run()));
        assertThat(row("two").status()).isEqualTo(StoredStatus.WAITING);
    }

    @Test
    void the_children_that_have_not_ended_are_listed_in_the_order_of_their_start() {
        Executor parent = waitingFor(
                "parent", child("c", "pay", 0), child("b", "pay", 1), child("a", "ship", -1), child("d", "ship", -1));
        waitingFor("other", child("e", "pay", 0));
        written(write(BOB, ending(claimed("c"), StoredStatus.COMPLETED)));
        claimed("b");

        assertThat(store.unendedChildren(parent.run())).extracting(RunRow::id).containsExactly("b", "a", "d");
        assertThat(store.unendedChildren(parent.run()).get(0)).isEqualTo(row("b"));
        assertThat(store.unendedChildren(row("a").run())).isEmpty();
        assertThat(store.unendedChildren(999_999)).isEmpty();
    }
}
