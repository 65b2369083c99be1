package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.RunFilter;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Reading: lists in pages, counts, and what is not there (operation 14). */
abstract class ReadRules extends StoreScene {
    ReadRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    private static RunFilter all(long after, int limit) {
        return new RunFilter(null, Set.of(), "", after, limit);
    }

    private List<String> ids(RunFilter filter) {
        return store.list(filter).stream().map(RunRow::id).toList();
    }

    @Test
    void what_is_not_there_is_empty() {
        assertThat(store.find("order-1")).isEmpty();
        assertThat(store.read("order-1")).isEmpty();
        assertThat(store.load(12345)).isEmpty();
        assertThat(store.inbox(12345, 0)).isEmpty();
        assertThat(store.inboxCounters(List.of())).isEmpty();
        assertThat(store.list(all(0, 10))).isEmpty();
    }

    @Test
    void pages_follow_each_other_without_gap_or_overlap() {
        for (int i = 0; i < 25; i++) {
            start(starting("order-" + i));
        }
        List<RunRow> seen = new ArrayList<>();
        List<RunRow> page;
        long after = 0;
        do {
            page = store.list(all(after, 10));
            seen.addAll(page);
            after = page.isEmpty() ? after : page.get(page.size() - 1).run();
        } while (!page.isEmpty());

        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(seen).isSortedAccordingTo((a, b) -> Long.compare(a.run(), b.run()));
        assertThat(seen.get(24)).isEqualTo(row("order-24"));
    }

    @Test
    void a_list_is_filtered_by_workflow_status_and_prefix() {
        start(starting("a-1"));
        start(starting("a-2"));
        start(new RunWrite.Start("a-3", "refunds", 1, bytes("d"), 0, token(), true, null));
        start(ready("b_1", 0));
        start(ready("b%2", 0));
        start(ready("B_3", 0));

        assertThat(ids(new RunFilter("refunds", Set.of(), "", 0, 10))).containsExactly("a-3");
        assertThat(ids(new RunFilter(null, Set.of(StoredStatus.READY), "", 0, 10)))
                .containsExactly("b_1", "b%2", "B_3");
        assertThat(ids(new RunFilter(null, Set.of(StoredStatus.READY, StoredStatus.RUNNING), "", 0, 10)))
                .hasSize(6);
        assertThat(ids(new RunFilter(null, Set.of(), "b_", 0, 10))).containsExactly("b_1");
        assertThat(ids(new RunFilter(null, Set.of(), "b", 0, 10))).containsExactly("b_1", "b%2");
        assertThat(ids(new RunFilter("orders", Set.of(StoredStatus.RUNNING), "a-", 0, 10)))
                .containsExactly("a-1", "a-2");
        assertThat(ids(new RunFilter("orders", Set.of(StoredStatus.RUNNING), "a-", 0, 1)))
                .containsExactly("a-1");
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
        assertThat(store.count("nothing").values()).allMatch(count -> count == 0);
    }

    @Test
    void a_status_without_runs_counts_0() {
        assertThat(store.count(null)).containsOnlyKeys(StoredStatus.values());
    }

    @Test
    void what_was_read_does_not_change_the_store_when_it_is_changed() {
        running("order-1");
        byte[] payload = Objects.requireNonNull(journal("order-1").get(0).payload());
        payload[0] = 'X';

        assertThat(journal("order-1").get(0).payload()).isEqualTo(bytes("{\"n\":1}"));
    }

    @Test
    void a_full_journal_and_inbox_come_back_in_order() {
        Executor alice = running("order-1");
        for (int i = 0; i < 300; i++) {
            written(write(ALICE, append(alice.at(2 + i), result("n" + i))));
        }
        for (int i = 0; i < 30; i++) {
            deliver(signal("order-1", "s" + i, null));
        }

        assertThat(journal("order-1")).hasSize(301);
        assertThat(journal("order-1").get(300).node()).isEqualTo("n299");
        assertThat(stored("order-1").inbox()).hasSize(30);
        assertThat(stored("order-1").row().inbox()).isEqualTo(30);
    }
}
