package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.RunCount;
import dev.lodestep.runtime.store.RunPosition;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Standing;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists: every condition, both orders, pages that neither overlap nor leave anything out; and counts (operation 14). */
abstract class ListRules extends StoreScene {
    private static final RunQuery ALL = RunQuery.all();

    ListRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    private List<String> ids(RunQuery query) {
        return store.list(query).stream().map(RunRow::id).toList();
    }

    /** All pages of a query, one after the other. */
    private List<String> paged(RunQuery query) {
        List<String> seen = new ArrayList<>();
        RunQuery next = query;
        List<RunRow> page;
        do {
            page = store.list(next);
            page.forEach(row -> seen.add(row.id()));
            if (!page.isEmpty()) {
                next = next.after(
                        RunPosition.of(next, page.get(page.size() - 1)).cursor());
            }
        } while (!page.isEmpty());
        return seen;
    }

    private void ended(String id, StoredStatus status, @Nullable String failure) {
        RunWrite.Finish finish = ending(running(id), status);
        written(write(ALICE, finish.failedWith(failure)));
    }

    @Test
    void pages_follow_each_other_without_gap_or_overlap_in_both_orders() {
        List<String> oldestFirst = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            String workflow = i % 3 == 0 ? "refunds" : "orders";
            start(new RunWrite.Start("run-" + i, workflow, 1, bytes("d"), 0, token(), i % 2 == 0, null));
            oldestFirst.add("run-" + i);
            if (i % 4 == 0) {
                clock.advance(Duration.ofMillis(1)); // most of them start at one time with others
            }
        }
        List<String> newestFirst = new ArrayList<>(oldestFirst);
        Collections.reverse(newestFirst);

        for (int size : new int[] {1, 7, 25, 100}) {
            assertThat(paged(ALL.pageOf(size))).isEqualTo(oldestFirst);
            assertThat(paged(ALL.pageOf(size).newestFirst())).isEqualTo(newestFirst);
            assertThat(paged(ALL.pageOf(size).idStartingWith("run-"))).isEqualTo(oldestFirst);
        }
        assertThat(store.list(ALL).get(24)).isEqualTo(row("run-24"));
    }

    @Test
    void a_list_is_filtered_by_workflow_version_status_and_prefix() {
        start(starting("a-1"));
        start(starting("a-2"));
        start(new RunWrite.Start("a-3", "refunds", 2, bytes("d"), 0, token(), true, null));
        start(ready("b_1", 0));
        start(ready("b%2", 0));
        start(ready("B_3", 0));
        written(write(ALICE, park(running("c-1"), 0, List.of("x"), null)));

        assertThat(ids(ALL.ofWorkflow("refunds"))).containsExactly("a-3");
        assertThat(ids(ALL.ofWorkflow("nothing"))).isEmpty();
        assertThat(ids(ALL.ofVersion(2))).containsExactly("a-3");
        assertThat(ids(ALL.ofWorkflow("orders").ofVersion(2))).isEmpty();
        assertThat(ids(ALL.in(RunStatus.WAITING))).containsExactly("c-1");
        assertThat(ids(ALL.in(RunStatus.RUNNING, RunStatus.WAITING))).hasSize(7);
        assertThat(ids(ALL.idStartingWith("b_"))).containsExactly("b_1");
        assertThat(ids(ALL.idStartingWith("b"))).containsExactly("b_1", "b%2");
        assertThat(ids(ALL.ofWorkflow("orders").in(RunStatus.RUNNING).idStartingWith("a-")))
                .containsExactly("a-1", "a-2");
        assertThat(ids(ALL.ofWorkflow("orders").in(RunStatus.RUNNING).pageOf(1)))
                .containsExactly("a-1");
    }

    @Test
    void a_prefix_may_end_in_any_character() {
        String last = new String(Character.toChars(Character.MAX_CODE_POINT));
        for (String id : List.of("\uD7FF1", "\uE0001", last, last + "1", "x" + last + "1", "y")) {
            start(starting(id));
        }

        assertThat(ids(ALL.idStartingWith("\uD7FF"))).containsExactly("\uD7FF1");
        assertThat(ids(ALL.idStartingWith(last))).containsExactly(last, last + "1");
        assertThat(ids(ALL.idStartingWith("x" + last))).containsExactly("x" + last + "1");
        assertThat(ids(ALL.idStartingWith("y"))).containsExactly("y");
    }

    @Test
    void runs_that_are_being_compensated_are_told_from_the_others() {
        Executor back = running("back");
        written(write(ALICE, new RunWrite.Open(back.run(), back.claim(), 2, List.of(), true, List.of(), 0)));
        running("forward");
        written(write(ALICE, parkForOperator(running("parked"), 0, "why")));

        assertThat(ids(ALL.in(RunStatus.COMPENSATING))).containsExactly("back");
        assertThat(ids(ALL.in(RunStatus.RUNNING))).containsExactly("forward");
        assertThat(ids(ALL.in(RunStatus.PARKED))).containsExactly("parked");
        assertThat(store.counts("orders"))
                .containsExactlyInAnyOrder(
                        new RunCount("orders", new Standing(StoredStatus.RUNNING, true), 1),
                        new RunCount("orders", new Standing(StoredStatus.RUNNING, false), 1),
                        new RunCount("orders", new Standing(StoredStatus.PARKED, true), 1));
    }

    @Test
    void runs_are_found_by_a_signal_that_they_wait_for() {
        written(write(ALICE, park(running("a"), 0, List.of("approval", "it's"), null)));
        written(write(ALICE, park(running("b"), 0, List.of("approval"), null)));
        written(write(ALICE, open(running("c"), 0, List.of("approval"))));
        written(write(ALICE, park(running("d"), 0, List.of("approval2"), null)));
        running("e");

        assertThat(ids(ALL.waitingFor("approval"))).containsExactly("a", "b", "c");
        assertThat(ids(ALL.waitingFor("approval").in(RunStatus.WAITING).newestFirst()))
                .containsExactly("b", "a");
        assertThat(ids(ALL.waitingFor("it's"))).containsExactly("a");
        deliver(signal("b", "approval", null));
        assertThat(ids(ALL.waitingFor("approval"))).containsExactly("a", "c");
        assertThat(paged(ALL.waitingFor("approval").pageOf(1))).containsExactly("a", "c");
    }

    @Test
    void runs_are_found_by_the_type_of_their_error_while_they_have_it() {
        ended("a", StoredStatus.FAILED, "java.io.IOException");
        ended("b", StoredStatus.FAILED, "Declined");
        ended("c", StoredStatus.COMPLETED, null);
        written(write(ALICE, parkForOperator(running("d"), 0, "it is broken").failedWith("java.io.IOException")));

        assertThat(ids(ALL.failedWith(IOException.class))).containsExactly("a", "d");
        assertThat(ids(ALL.failedWith("Declined"))).containsExactly("b");
        assertThat(ids(ALL.failedWith("java.io.IOException").in(RunStatus.PARKED)))
                .containsExactly("d");
        assertThat(ids(ALL.failedWith("java.io"))).isEmpty();
        assertThat(row("d").failure()).isEqualTo("java.io.IOException");
        deliver(control("d", MessageKind.RETRY));
        claimed("d");
        assertThat(row("d").failure()).isNull();
        assertThat(ids(ALL.failedWith("java.io.IOException"))).containsExactly("a");
    }

    @Test
    void the_children_of_a_run_are_found_by_its_id_ended_or_not() {
        waitingFor("parent", child("parent/a", "a", -1), child("parent/b", "b", -1));
        waitingFor("other", child("other/a", "a", -1));
        written(write(BOB, ending(claimed("parent/a"), StoredStatus.COMPLETED)));

        assertThat(ids(ALL.childrenOf("parent"))).containsExactly("parent/a", "parent/b");
        assertThat(ids(ALL.childrenOf("parent").in(RunStatus.COMPLETED))).containsExactly("parent/a");
        assertThat(paged(ALL.childrenOf("parent").pageOf(1).newestFirst())).containsExactly("parent/b", "parent/a");
        assertThat(ids(ALL.childrenOf("nobody"))).isEmpty();
    }

    @Test
    void runs_are_found_by_all_of_the_attributes_that_are_asked_for() {
        start(starting("a").with(Map.of("customer", "ann", "region", "north")));
        start(starting("b").with(Map.of("customer", "ann", "region", "south")));
        start(starting("c").with(Map.of("customer", "bob", "region", "ann")));
        start(starting("d"));
        start(ready("e", 0).with(Map.of("customer", "ann", "it's \"odd\"", "{}' -- ")));

        assertThat(ids(ALL.withAttribute("customer", "ann"))).containsExactly("a", "b", "e");
        assertThat(ids(ALL.withAttribute("customer", "ann").withAttribute("region", "south")))
                .containsExactly("b");
        assertThat(ids(ALL.withAttribute("it's \"odd\"", "{}' -- "))).containsExactly("e");
        assertThat(ids(ALL.withAttribute("customer", "an"))).isEmpty();
        assertThat(paged(ALL.withAttribute("customer", "ann").pageOf(1).newestFirst()))
                .containsExactly("e", "b", "a");
        assertThat(row("a").attributes()).isEqualTo(Map.of("customer", "ann", "region", "north"));
        assertThat(row("d").attributes()).isEmpty();
    }

    @Test
    void runs_are_found_by_when_they_started() {
        Instant first = clock.instant();
        for (String id : List.of("a", "b", "c", "d")) {
            start(starting(id).with(Map.of("x", "y")));
            clock.advance(Duration.ofMinutes(1));
        }
        RunQuery middle = ALL.startedFrom(first.plusSeconds(60)).startedBefore(first.plusSeconds(180));

        assertThat(ids(middle)).containsExactly("b", "c");
        assertThat(ids(middle.newestFirst())).containsExactly("c", "b");
        assertThat(ids(middle.withAttribute("x", "y"))).containsExactly("b", "c");
        assertThat(ids(middle.ofWorkflow("orders"))).containsExactly("b", "c");
        assertThat(ids(ALL.startedFrom(first.plusSeconds(60).plusNanos(1)))).containsExactly("c", "d");
        assertThat(ids(ALL.startedBefore(first.plusSeconds(60).plusNanos(1)))).containsExactly("a", "b");
        assertThat(paged(middle.pageOf(1))).containsExactly("b", "c");
    }

    @Test
    void runs_that_are_asked_for_by_their_end_come_in_its_order() {
        Executor late = running("late");
        running("open");
        Instant begin = clock.instant();
        for (String id : List.of("a", "b", "c")) {
            ended(id, StoredStatus.COMPLETED, null);
            clock.advance(Duration.ofMinutes(1));
        }
        written(write(ALICE, ending(late, StoredStatus.CANCELLED)));

        assertThat(ids(ALL.endedFrom(begin))).containsExactly("a", "b", "c", "late");
        assertThat(ids(ALL.endedFrom(begin).newestFirst())).containsExactly("late", "c", "b", "a");
        assertThat(ids(ALL.endedBefore(begin.plusSeconds(120)))).containsExactly("a", "b");
        assertThat(ids(ALL.endedFrom(begin.plusSeconds(60)).endedBefore(begin.plusSeconds(180))))
                .containsExactly("b", "c");
        assertThat(ids(ALL.endedFrom(begin).in(RunStatus.CANCELLED))).containsExactly("late");
        assertThat(paged(ALL.endedFrom(begin).pageOf(1))).containsExactly("a", "b", "c", "late");
        assertThat(paged(ALL.endedFrom(begin).pageOf(1).newestFirst())).containsExactly("late", "c", "b", "a");
    }

    @Test
    void what_starts_and_ends_between_two_pages_moves_no_other_run() {
        for (int i = 0; i < 6; i++) {
            running("run-" + i);
        }
        List<RunRow> first = store.list(ALL.pageOf(3));
        start(starting("new"));
        written(write(ALICE, ending(running("other"), StoredStatus.COMPLETED)));

        String cursor = RunPosition.of(ALL, first.get(2)).cursor();
        assertThat(ids(ALL.after(cursor))).containsExactly("run-3", "run-4", "run-5", "new", "other");
        assertThat(ids(ALL.after(cursor).newestFirst())).containsExactly("run-1", "run-0");
    }

    @Test
    void a_cursor_of_another_order_or_of_nothing_is_refused() {
        running("a");
        String cursor = RunPosition.of(ALL, row("a")).cursor();

        assertThatThrownBy(() -> store.list(ALL.endedFrom(clock.instant()).after(cursor)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another order");
        for (String none : List.of("", "x", "12", cursor + "!", "czEgMjAyNg")) {
            assertThatThrownBy(() -> store.list(ALL.after(none)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is not a cursor");
        }
    }

    @Test
    void what_cannot_be_stored_is_not_found() {
        start(starting("a").with(Map.of("x", "y")));

        for (String text : List.of("\0", "\uD800", "a\0")) {
            assertThat(ids(ALL.ofWorkflow(text))).isEmpty();
            assertThat(ids(ALL.idStartingWith(text))).isEmpty();
            assertThat(ids(ALL.waitingFor(text))).isEmpty();
            assertThat(ids(ALL.failedWith(text))).isEmpty();
            assertThat(ids(ALL.childrenOf(text))).isEmpty();
            assertThat(ids(ALL.withAttribute("x", text))).isEmpty();
            assertThat(ids(ALL.withAttribute(text, "y"))).isEmpty();
        }
    }

    @Test
    void counts_are_per_status_and_workflow() {
        start(starting("a"));
        start(ready("b", 0));
        start(ready("c", 0));
        written(write(ALICE, finish(running("d"), 0, false)));
        start(new RunWrite.Start("e", "refunds", 1, bytes("d"), 0, token(), true, null));

        assertThat(store.count(null))
                .containsEntry(StoredStatus.RUNNING, 2L)
                .containsEntry(StoredStatus.READY, 2L)
                .containsEntry(StoredStatus.COMPLETED, 1L);
        assertThat(store.count("orders")).containsEntry(StoredStatus.RUNNING, 1L);
        assertThat(store.counts("refunds"))
                .containsExactly(new RunCount("refunds", new Standing(StoredStatus.RUNNING, false), 1));
        assertThat(store.counts(null)).hasSize(4);
        assertThat(store.counts("nothing")).isEmpty();
    }
}
