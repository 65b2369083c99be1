package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Reading: whole runs, and what is not there (operation 14). */
abstract class ReadRules extends StoreScene {
    ReadRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    @Test
    void what_is_not_there_is_empty() {
        assertThat(store.find("order-1")).isEmpty();
        assertThat(store.read("order-1")).isEmpty();
        assertThat(store.load(12345)).isEmpty();
        assertThat(store.inbox(12345, 0)).isEmpty();
        assertThat(store.inboxCounters(List.of())).isEmpty();
        assertThat(store.list(RunQuery.all())).isEmpty();
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
