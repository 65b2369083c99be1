package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.WorkerRow;
import dev.lodestep.runtime.store.WorkerRow.State;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Workers: they join, sign life, drain, leave and are declared dead by comparison (operations 12 and 13). */
abstract class WorkerRules extends StoreScene {
    WorkerRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    private WorkerRow row(long worker) {
        return store.workers().stream()
                .filter(row -> row.worker() == worker)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_worker_that_joined_is_live_with_beat_0() {
        assertThat(row(ALICE))
                .isEqualTo(new WorkerRow(ALICE, "alice", State.LIVE, 0, false, clock.instant(), Set.of()));
    }

    @Test
    void a_sign_of_life_moves_the_beat_of_that_worker_only() {
        assertThat(store.beat(ALICE)).isTrue();
        assertThat(store.beat(ALICE)).isTrue();

        assertThat(row(ALICE).beat()).isEqualTo(2);
        assertThat(row(BOB).beat()).isZero();
    }

    @Test
    void a_worker_that_never_joined_has_no_sign_of_life() {
        assertThat(store.beat(999)).isFalse();
    }

    @Test
    void a_draining_worker_still_signs_life() {
        store.drain(ALICE);

        assertThat(store.beat(ALICE)).isTrue();
        assertThat(row(ALICE).state()).isEqualTo(State.DRAINING);
    }

    @Test
    void a_worker_is_declared_dead_only_if_its_beat_is_the_one_that_was_seen() {
        store.beat(ALICE);

        assertThat(store.declareDead(ALICE, 0)).isFalse();
        assertThat(store.beat(ALICE)).isTrue();
        assertThat(store.declareDead(ALICE, 2)).isTrue();
        assertThat(store.workers()).extracting(WorkerRow::worker).containsExactly(BOB);
    }

    @Test
    void only_one_call_declares_a_worker_dead() {
        assertThat(store.declareDead(ALICE, 0)).isTrue();
        assertThat(store.declareDead(ALICE, 0)).isFalse();
        assertThat(store.declareDead(999, 0)).isFalse();
    }

    @Test
    void a_dead_worker_never_lives_again() {
        store.declareDead(ALICE, 0);

        assertThat(store.beat(ALICE)).isFalse();
        store.drain(ALICE);
        assertThat(store.workers()).extracting(WorkerRow::worker).containsExactly(BOB);
    }

    @Test
    void a_worker_that_left_is_dead_also_if_it_leaves_twice() {
        store.leave(ALICE);
        store.leave(ALICE);

        assertThat(store.beat(ALICE)).isFalse();
        assertThat(store.workers()).extracting(WorkerRow::worker).containsExactly(BOB);
    }

    @Test
    void the_same_join_sent_again_changes_nothing() {
        store.beat(ALICE);

        store.join(ALICE, "alice");

        assertThat(row(ALICE).beat()).isEqualTo(1);
        assertThat(store.workers()).hasSize(2);
    }

    @Test
    void a_number_that_another_worker_has_cannot_join() {
        assertThatThrownBy(() -> store.join(ALICE, "mallory")).isInstanceOf(IllegalArgumentException.class);

        assertThat(row(ALICE).name()).isEqualTo("alice");
    }

    @Test
    void a_new_worker_joins_beside_dead_ones() {
        store.leave(ALICE);

        store.join(303, "carol");

        assertThat(store.workers()).extracting(WorkerRow::worker).containsExactlyInAnyOrder(BOB, 303L);
    }

    @Test
    void a_store_names_itself_and_its_time() {
        assertThat(store.describe()).isNotBlank();
        assertThat(store.now()).isEqualTo(clock.instant());
    }

    @Test
    void a_closed_store_answers_that_it_is_unavailable() {
        store.close();
        store.close();

        assertThatThrownBy(() -> store.find("order-1")).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store.beat(ALICE)).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> write(ALICE, starting("order-1"))).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store.claim(ALICE, Set.of(ORDERS), 1, this::token))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void what_a_worker_executes_is_what_it_announced_last() {
        store.announce(ALICE, Set.of(ORDERS, new WorkflowVersion("it's \"odd\", [x]", 3)));
        store.announce(BOB, Set.of(ORDERS));
        store.announce(BOB, Set.of(new WorkflowVersion("refunds", 2)));

        assertThat(row(ALICE).knows()).containsExactlyInAnyOrder(ORDERS, new WorkflowVersion("it's \"odd\", [x]", 3));
        assertThat(row(BOB).knows()).containsExactly(new WorkflowVersion("refunds", 2));
        store.beat(ALICE);
        assertThat(row(ALICE).knows()).hasSize(2);
    }

    @Test
    void a_dead_or_unknown_worker_announces_nothing() {
        store.leave(ALICE);

        store.announce(ALICE, Set.of(ORDERS));
        store.announce(4711, Set.of(ORDERS));

        assertThat(store.workers()).allMatch(worker -> worker.knows().isEmpty());
    }
}
