package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.NewChild;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StartDelivery;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WriteResult;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Races: many threads at once, and the rules still hold. Seeds are fixed, so a failure can be tried again. */
abstract class RaceRules extends StoreScene {
    RaceRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    /** Runs all at once and gives their results in the order of the tasks. */
    static <T> List<T> atOnce(List<Callable<T>> tasks) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> task : tasks) {
                futures.add(threads.submit(() -> {
                    go.await();
                    return task.call();
                }));
            }
            go.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void of_64_threads_that_start_the_same_ids_one_wins_each() throws Exception {
        List<Callable<List<WriteResult>>> tasks = new ArrayList<>();
        for (int thread = 0; thread < 64; thread++) {
            List<RunWrite> starts = batch();
            for (int i = 0; i < 8; i++) {
                starts.add(starting("order-" + (i + thread) % 8));
            }
            tasks.add(() -> writeAll(ALICE, starts));
        }

        List<WriteResult> results = atOnce(tasks).stream().flatMap(List::stream).toList();

        assertThat(results.stream().filter(WriteResult.Written.class::isInstance))
                .hasSize(8);
        assertThat(results.stream().filter(WriteResult.Exists.class::isInstance))
                .hasSize(64 * 8 - 8);
        assertThat(store.count(null)).containsEntry(StoredStatus.RUNNING, 8L);
    }

    @Test
    void an_append_and_a_claim_at_the_same_position_never_both_win() throws Exception {
        Random random = new Random(42);
        for (int round = 0; round < 60; round++) {
            String id = "order-" + round;
            long worker = 10_000L + round;
            store.join(worker, "owner");
            RunWrite.Start start = starting(id);
            Executor owner = new Executor(worker, written(write(worker, start)), start.token(), 2);
            List<Callable<Object>> tasks = new ArrayList<>();
            tasks.add(() -> write(worker, append(owner, result("a"), result("b"))));
            tasks.add(() -> {
                store.leave(worker);
                return claim(BOB, 10);
            });
            if (random.nextBoolean()) {
                tasks.add(tasks.remove(0));
            }

            boolean appended = atOnce(tasks).stream().anyMatch(WriteResult.Written.class::isInstance);
            if (row(id).owner() != BOB) {
                claim(
                        BOB,
                        10); // a claim may leave out a run on which an entry is just being written: the next one finds
                // it
            }

            assertThat(kinds(id))
                    .as("round %d", round)
                    .isEqualTo(
                            appended
                                    ? List.of(EntryKind.START, EntryKind.RESULT, EntryKind.RESULT, EntryKind.CLAIM)
                                    : List.of(EntryKind.START, EntryKind.CLAIM));
            assertThat(row(id).owner()).isEqualTo(BOB);
        }
    }

    @Test
    void a_run_is_claimed_by_one_of_many_who_try() throws Exception {
        for (int i = 0; i < 40; i++) {
            start(ready("order-" + i, 0));
        }
        List<Callable<List<Claimed>>> tasks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            long worker = 1000L + i;
            store.join(worker, "w" + i);
            tasks.add(() -> claim(worker, 10));
        }

        List<Claimed> claimed = atOnce(tasks).stream().flatMap(List::stream).toList();

        assertThat(claimed).extracting(one -> one.row().run()).doesNotHaveDuplicates();
        assertThat(claimed).hasSize(40);
    }

    @Test
    void no_signal_is_overlooked_by_a_park_that_runs_beside_it() throws Exception {
        for (int round = 0; round < 60; round++) {
            String id = "order-" + round;
            Executor alice = running(id);
            List<Callable<Object>> tasks = List.of(
                    () -> write(ALICE, park(alice, 0, List.of("approval"), null)),
                    () -> deliver(signal(id, "approval", null)));

            List<Object> results = atOnce(tasks);

            boolean parked = results.get(0) instanceof WriteResult.Written;
            assertThat(row(id).status())
                    .as("round %d", round)
                    .isEqualTo(parked ? StoredStatus.READY : StoredStatus.RUNNING);
            assertThat(((Delivery) results.get(1)).answer())
                    .isEqualTo(parked ? Delivery.Answer.ACCEPTED : Delivery.Answer.BUFFERED);
        }
    }

    @Test
    void signals_of_many_senders_are_numbered_without_gap_and_once_per_signal_id() throws Exception {
        Executor alice = running("order-1");
        List<Callable<Delivery>> tasks = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            String signalId = "mail-" + i % 16;
            tasks.add(() -> deliver(signal("order-1", "approval", signalId)));
        }

        List<Delivery> deliveries = atOnce(tasks);

        assertThat(deliveries)
                .filteredOn(one -> one.answer() == Delivery.Answer.DUPLICATE)
                .hasSize(16);
        List<InboxRow> inbox = store.inbox(alice.run(), 0);
        assertThat(inbox).hasSize(16).extracting(InboxRow::signalId).doesNotHaveDuplicates();
        for (int i = 0; i < inbox.size(); i++) {
            assertThat(inbox.get(i).ord()).isEqualTo(i + 1);
        }
        assertThat(row("order-1").inbox()).isEqualTo(16);
    }

    @Test
    void no_end_of_a_child_is_overlooked_by_a_park_that_runs_beside_it() throws Exception {
        for (int round = 0; round < 40; round++) {
            String id = "order-" + round;
            Executor alice = running(id);
            written(write(ALICE, open(alice, 0, List.of()).starting(List.of(child(id + "/pay", "pay", -1)))));
            Executor bob = claimed(id + "/pay");
            List<Callable<WriteResult>> tasks = List.of(
                    () -> write(ALICE, park(alice, 0, List.of(), null)),
                    () -> write(BOB, ending(bob, StoredStatus.COMPLETED)));

            List<WriteResult> results = atOnce(tasks);

            boolean parked = results.get(0) instanceof WriteResult.Written;
            written(results.get(1));
            assertThat(row(id).status())
                    .as("round %d", round)
                    .isEqualTo(parked ? StoredStatus.READY : StoredStatus.RUNNING);
            assertThat(row(id).inbox()).isEqualTo(1);
            claim(ALICE, 10);
        }
    }

    @Test
    void children_that_end_at_once_are_all_told_and_the_last_one_wakes_the_parent() throws Exception {
        NewChild[] children = new NewChild[24];
        for (int i = 0; i < children.length; i++) {
            children[i] = child("order-1/pay#" + i, "pay", i);
        }
        Executor parent = waitingFor("order-1", children);
        List<Callable<WriteResult>> tasks = new ArrayList<>();
        for (Claimed claimed : claim(BOB, children.length)) {
            tasks.add(() -> write(BOB, ending(executor(BOB, claimed), StoredStatus.COMPLETED)));
        }

        assertThat(atOnce(tasks)).hasSize(24).allSatisfy(StoreScene::written);

        List<InboxRow> inbox = store.inbox(parent.run(), 0);
        assertThat(inbox).hasSize(24).extracting(InboxRow::element).doesNotHaveDuplicates();
        for (int i = 0; i < inbox.size(); i++) {
            assertThat(inbox.get(i).ord()).isEqualTo(i + 1);
        }
        assertThat(row("order-1").status()).isEqualTo(StoredStatus.READY);
        assertThat(row("order-1").inbox()).isEqualTo(24);
    }

    @Test
    void the_end_of_a_child_and_the_cancellation_of_parent_and_child_never_stop_each_other() throws Exception {
        for (int round = 0; round < 40; round++) {
            String id = "order-" + round;
            Executor parent = waitingFor(id, child(id + "/pay", "pay", -1));
            Executor bob = claimed(id + "/pay");
            List<Callable<Object>> tasks = List.of(
                    () -> write(BOB, ending(bob, StoredStatus.CANCELLED)),
                    () -> deliver(control(id, MessageKind.CANCEL)),
                    () -> deliver(control(id + "/pay", MessageKind.CANCEL)));

            atOnce(tasks);

            assertThat(store.inbox(parent.run(), 0))
                    .as("round %d", round)
                    .extracting(InboxRow::kind)
                    .containsExactlyInAnyOrder(MessageKind.CHILD, MessageKind.CANCEL);
            assertThat(row(id + "/pay").status()).isEqualTo(StoredStatus.CANCELLED);
            assertThat(claim(ALICE, 10)).hasSize(1);
        }
    }

    @Test
    void a_run_is_started_once_by_many_signals_and_holds_them_all() throws Exception {
        List<Callable<StartDelivery>> tasks = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            RunWrite.Start start = starting("order-1");
            Message message = signal("order-1", "item", "mail-" + i);
            tasks.add(() -> store.startOrDeliver(start, message, MANY));
        }

        List<StartDelivery> answers = atOnce(tasks);

        assertThat(answers.stream().filter(StartDelivery.Started.class::isInstance))
                .hasSize(1);
        assertThat(answers.stream().filter(StartDelivery.Attached.class::isInstance))
                .hasSize(15);
        assertThat(store.inbox(row("order-1").run(), 0))
                .hasSize(16)
                .extracting(InboxRow::signalId)
                .doesNotHaveDuplicates();
        assertThat(journal("order-1")).hasSize(1);
    }

    @Test
    void a_reader_sees_each_write_wholly_or_not_at_all() throws Exception {
        Executor alice = running("order-1");
        List<Callable<Object>> tasks = new ArrayList<>();
        tasks.add(() -> {
            for (int i = 0; i < 100; i++) {
                written(write(ALICE, append(alice.at(2 + 3 * i), result("a"), result("b"), result("c"))));
            }
            return List.of();
        });
        tasks.add(() -> {
            List<Integer> lengths = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                List<JournalRow> journal = store.load(alice.run()).orElseThrow().journal();
                lengths.add(journal.size());
            }
            return lengths;
        });

        List<?> lengths = (List<?>) atOnce(tasks).get(1);

        assertThat(lengths)
                .hasSize(100)
                .allSatisfy(length -> assertThat(((Integer) length - 1) % 3).isZero());
    }

    @Test
    void an_interrupted_thread_is_answered_and_stays_interrupted() throws Exception {
        Executor alice = running("order-1");
        List<Boolean> stillInterrupted = atOnce(List.<Callable<Boolean>>of(() -> {
            Thread.currentThread().interrupt();
            written(write(ALICE, append(alice, result("pay"))));
            store.join(303, "carol");
            deliver(signal("order-1", "approval", null));
            store.workers();
            claim(BOB, 1);
            return Thread.interrupted();
        }));

        assertThat(stillInterrupted).containsExactly(true);
        assertThat(journal("order-1")).hasSize(2);
        assertThat(row("order-1").inbox()).isEqualTo(1);
        assertThat(store.beat(ALICE)).isTrue();
    }
}
