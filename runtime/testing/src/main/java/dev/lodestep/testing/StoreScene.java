package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.NewChild;
import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WorkflowVersion;
import dev.lodestep.runtime.store.WriteResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the rules of the kit have in common: an open store with two workers, and short words for what they do with it. */
abstract class StoreScene {
    static final WorkflowVersion ORDERS = new WorkflowVersion("orders", 1);
    static final Set<WorkflowVersion> KNOWN = Set.of(ORDERS);
    static final long ALICE = 101;
    static final long BOB = 202;
    static final int MANY = 1000;
    private static final int MOST_TRIES = 100_000;

    private final Function<InstantSource, Store> opener;
    final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));

    @SuppressWarnings("NullAway.Init")
    Store store;

    private long lastToken = 7_000_000_000_000_000_000L;

    StoreScene(Function<InstantSource, Store> opener) {
        this.opener = opener;
    }

    @BeforeEach
    void openStore() {
        store = opener.apply(clock);
        store.join(ALICE, "alice");
        store.join(BOB, "bob");
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    /** A run as its executor sees it. */
    record Executor(long worker, long run, long claim, int seq) {
        Executor at(int position) {
            return new Executor(worker, run, claim, position);
        }
    }

    synchronized long token() {
        return lastToken++;
    }

    // Starts

    RunWrite.Start starting(String id) {
        return new RunWrite.Start(id, "orders", 1, bytes("digest"), 0, token(), true, bytes("{\"n\":1}"));
    }

    RunWrite.Start ready(String id, int priority) {
        return new RunWrite.Start(id, "orders", 1, bytes("digest"), priority, token(), false, null);
    }

    long start(RunWrite.Start start) {
        return written(write(ALICE, start));
    }

    /** A run that Alice executes; the next entry goes to position 2. */
    Executor running(String id) {
        RunWrite.Start start = starting(id);
        return new Executor(ALICE, start(start), start.token(), 2);
    }

    // Writes

    WriteResult write(long worker, RunWrite write) {
        return writeAll(worker, List.of(write)).get(0);
    }

    /** Writes, and again what somebody else holds at that moment. */
    List<WriteResult> writeAll(long worker, List<RunWrite> writes) {
        List<WriteResult> results = new ArrayList<>(store.write(worker, writes));
        for (int tries = 0; results.contains(new WriteResult.Busy()); tries++) {
            assertThat(tries).as("nobody holds anything for so long").isLessThan(MOST_TRIES);
            for (int i = 0; i < results.size(); i++) {
                if (results.get(i) instanceof WriteResult.Busy) {
                    results.set(i, store.write(worker, List.of(writes.get(i))).get(0));
                }
            }
        }
        return results;
    }

    static long written(WriteResult result) {
        assertThat(result).isInstanceOf(WriteResult.Written.class);
        return ((WriteResult.Written) result).run();
    }

    static RunWrite.Append append(Executor by, NewEntry... entries) {
        return new RunWrite.Append(by.run(), by.claim(), by.seq(), List.of(entries));
    }

    static RunWrite.Park park(
            Executor by, int seenInbox, List<String> waits, @Nullable Instant due, NewEntry... entries) {
        return new RunWrite.Park(
                by.run(),
                by.claim(),
                by.seq(),
                List.of(entries),
                StoredStatus.WAITING,
                false,
                waits,
                due,
                null,
                seenInbox,
                null);
    }

    static RunWrite.Park parkForOperator(Executor by, int seenInbox, String reason) {
        return new RunWrite.Park(
                by.run(),
                by.claim(),
                by.seq(),
                List.of(entry(EntryKind.PARKED)),
                StoredStatus.PARKED,
                true,
                List.of("review"),
                null,
                reason,
                seenInbox,
                null);
    }

    static RunWrite.Open open(Executor by, int seenInbox, List<String> waits, NewEntry... entries) {
        return new RunWrite.Open(by.run(), by.claim(), by.seq(), List.of(entries), false, waits, seenInbox);
    }

    static RunWrite.TimeOut timeOut(Executor by, int seenInbox, List<String> waits, Instant deadline) {
        return new RunWrite.TimeOut(
                by.run(), by.claim(), by.seq(), List.of(entry(EntryKind.TIMEOUT)), waits, deadline, seenInbox);
    }

    static RunWrite.Finish finish(Executor by, int seenInbox, boolean ignoreInbox) {
        return new RunWrite.Finish(
                by.run(),
                by.claim(),
                by.seq(),
                List.of(entry(EntryKind.FINAL)),
                StoredStatus.COMPLETED,
                null,
                seenInbox,
                ignoreInbox,
                null);
    }

    // Children

    NewChild child(String id, String node, int element) {
        return new NewChild(id, node, element, "orders", 1, bytes("digest"), 0, token(), bytes("{\"n\":2}"));
    }

    /** A run that waits for these children, which it starts. */
    Executor waitingFor(String id, NewChild... children) {
        Executor alice = running(id);
        written(write(
                ALICE, park(alice, 0, List.of(), null, entry(EntryKind.SPAWNED)).starting(List.of(children))));
        return alice;
    }

    /** The run of that id in the hands of Bob; nothing else may be claimed before it. */
    Executor claimed(String id) {
        Claimed claimed = claim(BOB, 1).get(0);
        assertThat(claimed.row().id()).isEqualTo(id);
        return executor(BOB, claimed);
    }

    static RunWrite.Finish ending(Executor by, StoredStatus status) {
        return new RunWrite.Finish(
                by.run(), by.claim(), by.seq(), List.of(entry(EntryKind.FINAL)), status, null, 0, true, null);
    }

    static NewEntry entry(EntryKind kind) {
        return NewEntry.of(kind, null, 0, bytes("{}"));
    }

    static NewEntry result(String node) {
        return NewEntry.of(EntryKind.RESULT, node, 1, bytes("{\"node\":\"" + node + "\"}"));
    }

    static NewEntry consuming(int ord, long token) {
        return new NewEntry(EntryKind.SIGNAL, "wait", 0, ord, token, null, bytes("{}"));
    }

    static Checkpoint checkpoint(int seq, String state) {
        return new Checkpoint(seq, "v1", bytes(state));
    }

    // Messages

    Message signal(String runId, String name, @Nullable String signalId) {
        return new Message(runId, MessageKind.SIGNAL, name, signalId, token(), bytes("{\"yes\":true}"));
    }

    Message control(String runId, MessageKind kind) {
        return new Message(runId, kind, "STOP", null, token(), null);
    }

    Delivery deliver(Message message) {
        return store.deliver(message, MANY);
    }

    // Claims

    List<Claimed> claim(long worker, int limit) {
        return store.claim(worker, KNOWN, limit, this::token);
    }

    Executor claimOnly(long worker) {
        List<Claimed> claimed = claim(worker, 10);
        assertThat(claimed).hasSize(1);
        return executor(worker, claimed.get(0));
    }

    static Executor executor(long worker, Claimed claimed) {
        return new Executor(worker, claimed.row().run(), claimed.claim(), claimed.seq() + 1);
    }

    // Looking

    RunRow row(String id) {
        return store.find(id).orElseThrow();
    }

    StoredRun stored(String id) {
        return store.read(id).orElseThrow();
    }

    List<JournalRow> journal(String id) {
        return stored(id).journal();
    }

    List<EntryKind> kinds(String id) {
        return journal(id).stream().map(JournalRow::kind).toList();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static List<RunWrite> batch(RunWrite... writes) {
        return new ArrayList<>(List.of(writes));
    }
}
