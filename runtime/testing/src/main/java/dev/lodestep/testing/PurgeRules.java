package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.Parent;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WriteResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Retention: ended runs go with all that belongs to them, and their numbers never come back (operation 15). */
abstract class PurgeRules extends StoreScene {
    PurgeRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    private Executor ended(String id) {
        Executor alice = running(id);
        written(write(ALICE, finish(alice, 0, false)));
        return alice;
    }

    @Test
    void only_what_ended_before_the_given_time_is_deleted() {
        ended("old");
        clock.advance(Duration.ofDays(1));
        ended("young");
        running("running");
        written(write(ALICE, park(running("waiting"), 0, List.of("x"), null)));

        assertThat(store.purge(clock.instant(), 100)).isEqualTo(1);

        assertThat(store.find("old")).isEmpty();
        assertThat(store.find("young")).isPresent();
        assertThat(store.find("running")).isPresent();
        assertThat(store.find("waiting")).isPresent();
        assertThat(store.purge(clock.instant().plusSeconds(1), 100)).isEqualTo(1);
    }

    @Test
    void a_purge_deletes_at_most_so_many() {
        for (int i = 0; i < 5; i++) {
            ended("order-" + i);
        }
        clock.advance(Duration.ofDays(1));

        assertThat(store.purge(clock.instant(), 2)).isEqualTo(2);
        assertThat(store.purge(clock.instant(), 2)).isEqualTo(2);
        assertThat(store.purge(clock.instant(), 2)).isEqualTo(1);
        assertThat(store.count(null)).containsEntry(StoredStatus.COMPLETED, 0L);
    }

    @Test
    void an_ended_child_stays_as_long_as_its_parent_goes_on() {
        waitingFor("parent", child("parent/pay", "pay", -1));
        written(write(BOB, ending(claimed("parent/pay"), StoredStatus.COMPLETED)));
        clock.advance(Duration.ofDays(1));

        assertThat(store.purge(clock.instant(), 100)).isZero();

        written(write(BOB, ending(claimed("parent"), StoredStatus.COMPLETED)));
        clock.advance(Duration.ofDays(1));
        assertThat(store.purge(clock.instant(), 100)).isEqualTo(2);
    }

    @Test
    void an_ended_parent_stays_as_long_as_a_child_of_it_goes_on() {
        Executor alice = running("parent");
        written(write(ALICE, open(alice, 0, List.of()).starting(List.of(child("parent/pay", "pay", -1)))));
        written(write(ALICE, finish(alice, 0, false)));
        clock.advance(Duration.ofDays(1));

        assertThat(store.purge(clock.instant(), 100)).isZero();

        written(write(BOB, ending(claimed("parent/pay"), StoredStatus.CANCELLED)));
        assertThat(store.purge(clock.instant(), 100)).isEqualTo(1);
        assertThat(store.find("parent")).isEmpty();
        assertThat(row("parent/pay").parent()).isEqualTo(new Parent(alice.run(), null, "pay", -1));
    }

    @Test
    void the_limit_counts_only_what_may_be_deleted() {
        waitingFor("parent", child("parent/pay", "pay", -1));
        written(write(BOB, ending(claimed("parent/pay"), StoredStatus.COMPLETED)));
        ended("other");
        clock.advance(Duration.ofDays(1));

        assertThat(store.purge(clock.instant(), 1)).isEqualTo(1);
        assertThat(store.find("other")).isEmpty();
    }

    @Test
    void nothing_of_a_purged_run_remains() {
        Executor alice = running("order-1");
        deliver(signal("order-1", "approval", "mail-7"));
        written(write(ALICE, finish(alice, 1, false)));
        clock.advance(Duration.ofDays(1));

        store.purge(clock.instant(), 100);

        assertThat(store.read("order-1")).isEmpty();
        assertThat(store.load(alice.run())).isEmpty();
        assertThat(store.inbox(alice.run(), 0)).isEmpty();
        assertThat(deliver(signal("order-1", "approval", "mail-7")).answer()).isEqualTo(Delivery.Answer.UNKNOWN_RUN);
    }

    @Test
    void a_purged_id_is_free_for_a_new_run_with_a_new_number() {
        Executor old = ended("order-1");
        clock.advance(Duration.ofDays(1));
        store.purge(clock.instant(), 100);

        Executor fresh = running("order-1");

        assertThat(fresh.run()).isGreaterThan(old.run());
        assertThat(journal("order-1")).hasSize(1);
        assertThat(store.inbox(fresh.run(), 0)).isEmpty();
    }

    @Test
    void a_late_write_to_a_purged_run_is_refused() {
        Executor old = ended("order-1");
        clock.advance(Duration.ofDays(1));
        store.purge(clock.instant(), 100);
        Executor fresh = running("order-1");

        assertThat(write(ALICE, append(old.at(3), result("late")))).isInstanceOf(WriteResult.Fenced.class);
        assertThat(write(ALICE, append(old.at(2), result("late")))).isInstanceOf(WriteResult.Fenced.class);
        assertThat(write(ALICE, append(new Executor(ALICE, fresh.run(), old.claim(), 2), result("late"))))
                .isInstanceOf(WriteResult.Fenced.class);
        assertThat(journal("order-1")).hasSize(1);
    }
}
