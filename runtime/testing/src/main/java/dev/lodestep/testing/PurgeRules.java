package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.Parent;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WriteResult;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private List<String> purged(String... ids) {
        Map<Long, String> names = new HashMap<>();
        for (String id : ids) {
            names.put(row(id).run(), id);
        }
        return store.purge(names.keySet()).stream().map(names::get).toList();
    }

    @Test
    void only_what_has_ended_is_deleted_of_what_was_asked_for() {
        ended("old");
        ended("spared");
        running("running");
        written(write(ALICE, park(running("waiting"), 0, List.of("x"), null)));
        written(write(ALICE, parkForOperator(running("parked"), 0, "for a reason")));
        start(ready("ready", 0));

        assertThat(purged("old", "running", "waiting", "parked", "ready")).containsExactly("old");

        assertThat(store.find("old")).isEmpty();
        for (String id : List.of("spared", "running", "waiting", "parked", "ready")) {
            assertThat(store.find(id)).as(id).isPresent();
        }
    }

    @Test
    void what_is_gone_is_not_deleted_again() {
        long run = ended("order-1").run();

        assertThat(store.purge(List.of(run, run))).containsExactly(run);
        assertThat(store.purge(List.of(run, 12345L))).isEmpty();
        assertThat(store.purge(List.of())).isEmpty();
    }

    @Test
    void very_many_are_deleted_by_one_call() {
        List<Long> runs = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            runs.add(ended("order-" + i).run());
        }

        assertThat(store.purge(runs)).containsExactlyInAnyOrderElementsOf(runs);
        assertThat(store.count(null)).containsEntry(StoredStatus.COMPLETED, 0L);
    }

    @Test
    void an_ended_child_stays_as_long_as_its_parent_goes_on() {
        waitingFor("parent", child("parent/pay", "pay", -1));
        written(write(BOB, ending(claimed("parent/pay"), StoredStatus.COMPLETED)));

        assertThat(purged("parent", "parent/pay")).isEmpty();

        written(write(BOB, ending(claimed("parent"), StoredStatus.COMPLETED)));
        assertThat(purged("parent", "parent/pay")).containsExactlyInAnyOrder("parent", "parent/pay");
    }

    @Test
    void the_ended_child_of_an_ended_child_stays_as_long_as_the_run_above_both_may_undo_them() {
        waitingFor("root", child("root/pay", "pay", -1));
        Executor pay = claimed("root/pay");
        written(write(
                BOB,
                park(pay, 0, List.of(), null, entry(EntryKind.SPAWNED))
                        .starting(List.of(child("root/pay/wire", "wire", -1)))));
        written(write(BOB, ending(claimed("root/pay/wire"), StoredStatus.COMPLETED)));
        written(write(BOB, ending(claimed("root/pay"), StoredStatus.COMPLETED)));

        assertThat(purged("root", "root/pay", "root/pay/wire")).isEmpty();

        written(write(BOB, ending(claimed("root"), StoredStatus.COMPLETED)));
        assertThat(purged("root")).containsExactly("root");
        assertThat(purged("root/pay/wire")).containsExactly("root/pay/wire");
        assertThat(purged("root/pay")).containsExactly("root/pay");
    }

    @Test
    void an_ended_parent_stays_as_long_as_a_child_of_it_goes_on() {
        Executor alice = running("parent");
        written(write(ALICE, open(alice, 0, List.of()).starting(List.of(child("parent/pay", "pay", -1)))));
        written(write(ALICE, finish(alice, 0, false)));

        assertThat(purged("parent")).isEmpty();

        written(write(BOB, ending(claimed("parent/pay"), StoredStatus.CANCELLED)));
        assertThat(purged("parent")).containsExactly("parent");
        assertThat(row("parent/pay").parent()).isEqualTo(new Parent(alice.run(), null, "pay", -1));
    }

    @Test
    void the_attributes_of_a_purged_run_find_nothing_and_those_of_others_stay() {
        Map<String, String> attributes = Map.of("customer", "ann", "it's", "\"odd\"");
        for (String id : List.of("order-1", "order-2")) {
            RunWrite.Start start = starting(id).with(attributes);
            written(write(ALICE, finish(new Executor(ALICE, start(start), start.token(), 2), 0, false)));
        }

        assertThat(purged("order-1")).containsExactly("order-1");

        assertThat(store.list(RunQuery.all().withAttribute("it's", "\"odd\"").withAttribute("customer", "ann")))
                .extracting(RunRow::id)
                .containsExactly("order-2");
        start(starting("order-1").with(attributes));
        assertThat(store.list(RunQuery.all().withAttribute("customer", "ann"))).hasSize(2);
    }

    @Test
    void nothing_of_a_purged_run_remains() {
        Executor alice = running("order-1");
        deliver(signal("order-1", "approval", "mail-7"));
        written(write(ALICE, finish(alice, 1, false)));

        purged("order-1");

        assertThat(store.read("order-1")).isEmpty();
        assertThat(store.load(alice.run())).isEmpty();
        assertThat(store.inbox(alice.run(), 0)).isEmpty();
        assertThat(deliver(signal("order-1", "approval", "mail-7")).answer()).isEqualTo(Delivery.Answer.UNKNOWN_RUN);
    }

    @Test
    void a_purged_id_is_free_for_a_new_run_with_a_new_number() {
        Executor old = ended("order-1");
        purged("order-1");

        Executor fresh = running("order-1");

        assertThat(fresh.run()).isGreaterThan(old.run());
        assertThat(journal("order-1")).hasSize(1);
        assertThat(store.inbox(fresh.run(), 0)).isEmpty();
    }

    @Test
    void a_late_write_to_a_purged_run_is_refused() {
        Executor old = ended("order-1");
        purged("order-1");
        Executor fresh = running("order-1");

        assertThat(write(ALICE, append(old.at(3), result("late")))).isInstanceOf(WriteResult.Fenced.class);
        assertThat(write(ALICE, append(old.at(2), result("late")))).isInstanceOf(WriteResult.Fenced.class);
        assertThat(write(ALICE, append(new Executor(ALICE, fresh.run(), old.claim(), 2), result("late"))))
                .isInstanceOf(WriteResult.Fenced.class);
        assertThat(journal("order-1")).hasSize(1);
    }
}
