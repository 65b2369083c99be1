package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.PayloadTooLargeException;
import dev.lodestep.runtime.RunEvent;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.attempt.AttemptCall;
import dev.lodestep.runtime.codec.DecodeException;
import dev.lodestep.runtime.codec.EncodeException;
import dev.lodestep.runtime.machine.Attempts;
import dev.lodestep.runtime.machine.Ending;
import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.Work;
import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WriteResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes one run under one claim, from when it was started or claimed until it ends, waits, is parked, given back or lost; then it is never
 * used again.
 *
 * <p>Everything that happens to it (an attempt ended, a write was answered, a message came, a time is due) takes its lock, notes what
 * happened, and makes the next {@link Move}. At most one write is under way; work begins only from what is durable; user code and the
 * writer's callbacks run outside the lock.
 */
final class RunExecutor {
    private static final Logger LOG = LoggerFactory.getLogger(RunExecutor.class);

    /** With at most so many entries since the last checkpoint, a run's journal is read rather than a checkpoint written at its end. */
    private static final int SHORT_JOURNAL = 64;

    private final RunHost host;
    private final Registered workflow;
    private final Claim claim;
    private final ReentrantLock lock = new ReentrantLock();
    private final AttemptRunner attempts;
    private final Inbox inbox = new Inbox();
    private final List<Unsaved> unsaved = new ArrayList<>();
    private RunState durable;
    private Declared declared;
    private int position;
    private int checkpointed;
    private boolean writing;
    private boolean draining;
    private boolean left;
    private Runnable cancelWake = () -> {};

    RunExecutor(RunHost host, Registered workflow, Claim claim, LoadedRun run) {
        this.host = host;
        this.workflow = workflow;
        this.claim = claim;
        this.durable = run.state();
        this.declared = run.declared();
        this.position = run.position();
        this.checkpointed = run.checkpointed();
        this.attempts = new AttemptRunner(host, workflow, claim.runId(), this::ended);
        inbox.add(run.inbox(), durable);
    }

    Claim claim() {
        return claim;
    }

    Registered workflow() {
        return workflow;
    }

    /** Looks what is to be done, and does it. */
    void advance() {
        perform(() -> {});
    }

    /** Reads what has come since into the run's inbox. */
    void messagesCame() {
        perform(() -> {
            if (!left && !writing) {
                readInbox();
            }
        });
    }

    /** Begins nothing more, and gives the run back when nothing runs. */
    void drain() {
        perform(() -> draining = true);
    }

    /** Interrupts what runs; the run is still this executor's. */
    void interrupt() {
        perform(attempts::interruptAll);
    }

    /** Another one owns the run, or this worker was declared dead: stop everything and write nothing more. */
    void lose() {
        perform(() -> leave(new RunHost.Leaving.Lost()));
    }

    /** The inbox position up to which messages were read. */
    int seenInbox() {
        lock.lock();
        try {
            return inbox.seen();
        } finally {
            lock.unlock();
        }
    }

    /** What runs now, for people. */
    List<String> running() {
        lock.lock();
        try {
            return attempts.describe(host.store().now());
        } finally {
            lock.unlock();
        }
    }

    private void perform(Runnable what) {
        attempts.dispatch(performed(what));
    }

    /** On a thread for users' code: the last attempt that begins runs on it, without another hand-over. */
    private void performHere(Runnable what) {
        attempts.run(performed(what));
    }

    private List<AttemptRunner.Begun> performed(Runnable what) {
        List<AttemptRunner.Begun> begun = List.of();
        lock.lock();
        try {
            what.run();
            move();
            begun = attempts.takeBegun();
        } catch (StoreUnavailableException e) {
            wakeIn(host.options().pollInterval());
        } finally {
            lock.unlock();
        }
        return begun;
    }

    private void move() {
        if (left || writing) {
            return;
        }
        cancelWake.run();
        try {
            make(Course.next(new Course.Situation(
                    durable, unsaved, attempts.busy(), inbox, declared, host.store().now(), draining)));
        } catch (DecodeException e) {
            parkUndecodable(e);
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("run '{}' cannot go on; it is parked", claim.runId(), e);
            unsaved.clear();
            attempts.interruptAll();
            park(List.of(), "internal error: " + e);
        }
    }

    private void make(Move move) {
        if (move instanceof Move.Save save) {
            write(save.added(), declared, rows -> new RunWrite.Append(claim.run(), claim.token(), position + 1, rows));
            attempts.begin(save.begin(), durable);
        } else if (move instanceof Move.Declare declare) {
            Declared wanted = declare.declared();
            write(declare.added(), wanted, rows -> new RunWrite.Open(
                    claim.run(), claim.token(), position + 1, rows, wanted.compensating(), wanted.waits(), inbox.seen()));
            attempts.begin(declare.begin(), durable);
        } else if (move instanceof Move.Consume consume) {
            consume(consume);
        } else if (move instanceof Move.TimeOut timeOut) {
            write(List.of(timeOut.entry()), timeOut.declared(), rows -> new RunWrite.TimeOut(
                    claim.run(),
                    claim.token(),
                    position + 1,
                    rows,
                    timeOut.declared().waits(),
                    timeOut.deadline(),
                    inbox.seen()));
        } else if (move instanceof Move.Wait wait) {
            waitFor(wait);
        } else if (move instanceof Move.Park park) {
            park(park.added(), park.reason());
        } else if (move instanceof Move.Complete complete) {
            complete(complete.added());
        } else if (move instanceof Move.End end) {
            end(end.added(), end.ending());
        } else if (move instanceof Move.Go go) {
            if (host.mayBegin()) {
                attempts.begin(go.begin(), durable);
            }
            go.wake().ifPresent(due -> wakeIn(Duration.between(host.store().now(), due)));
        } else {
            release();
        }
    }

    private void consume(Move.Consume consume) {
        NewEntry row = workflow.entries().encode(consume.entry(), consume.message().token(), null);
        unsaved.add(new Unsaved(consume.entry(), row));
        write(List.of(), declared, rows -> new RunWrite.Append(claim.run(), claim.token(), position + 1, rows));
        if (consume.entry() instanceof Entry.Cancelled) {
            attempts.interruptAll();
        }
    }

    private void waitFor(Move.Wait wait) {
        Declared wanted = wait.declared();
        write(
                wait.added(),
                wanted,
                rows -> new RunWrite.Park(
                        claim.run(),
                        claim.token(),
                        position + 1,
                        rows,
                        StoredStatus.WAITING,
                        wanted.compensating(),
                        wanted.waits(),
                        wait.due().orElse(null),
                        null,
                        inbox.seen(),
                        checkpoint(head(), rows.size())),
                () -> {
                    host.listeners().tell(new RunEvent.RunWaiting(claim.runId(), wait.due()));
                    leave(new RunHost.Leaving.Waiting(wait.due()));
                });
    }

    private void park(List<Entry> added, String reason) {
        List<Entry> entries = new ArrayList<>(added);
        entries.add(new Entry.Parked(reason));
        write(
                entries,
                declared,
                rows -> new RunWrite.Park(
                        claim.run(),
                        claim.token(),
                        position + 1,
                        rows,
                        StoredStatus.PARKED,
                        false,
                        List.of(),
                        null,
                        reason,
                        inbox.seen(),
                        checkpoint(head(), rows.size())),
                () -> leave(new RunHost.Leaving.Parked()));
    }

    /** A message that cannot be decoded is kept where it is; the run waits for an operator and newer code. */
    private void parkUndecodable(DecodeException e) {
        unsaved.clear();
        attempts.interruptAll();
        park(List.of(), workflow.definition().version() + " cannot read a signal: " + e.getMessage());
    }

    private void complete(List<Entry> added) {
        RunState last = head();
        for (Entry entry : added) {
            last = last.apply(entry);
        }
        try {
            end(added, new Ending.Completed(AttemptCall.result(workflow.machine(), last)));
        } catch (AttemptCall.CallFailed e) {
            failResult(added, e.thrown());
        } catch (EncodeException | PayloadTooLargeException e) {
            failResult(added, e);
        }
    }

    private void failResult(List<Entry> added, Throwable error) {
        List<Entry> entries = new ArrayList<>(added);
        Entry.AttemptFailed failed = Attempts.resultFailed(error);
        entries.add(failed);
        attempts.note(failed, error);
        write(entries, declared, rows -> new RunWrite.Append(claim.run(), claim.token(), position + 1, rows));
    }

    private void end(List<Entry> added, Ending ending) {
        List<Entry> entries = new ArrayList<>(added);
        entries.add(new Entry.Ended(ending));
        boolean stopped = ending instanceof Ending.Cancelled;
        write(
                entries,
                declared,
                rows -> new RunWrite.Finish(
                        claim.run(),
                        claim.token(),
                        position + 1,
                        rows,
                        Endings.status(ending),
                        Endings.reason(ending).orElse(null),
                        inbox.seen(),
                        stopped,
                        lastCheckpoint(rows.size())),
                () -> leave(new RunHost.Leaving.Ended(
                        ending, Endings.abortedWith(durable, ending), attempts.causeOf(ending))));
    }

    private void release() {
        leave(new RunHost.Leaving.Released());
        try {
            host.store().release(claim.worker(), claim.run(), claim.token());
        } catch (StoreUnavailableException e) {
            LOG.info("run '{}' was not given back; others take it over when this worker is gone", claim.runId());
        }
    }

    private void ended(Attempt attempt, AttemptRunner.Result result) {
        perform(() -> {
            if (!left && attempts.remove(attempt)) {
                note(attempt, result);
            }
        });
    }

    /** Notes how an attempt ended; what cannot be stored is a failed attempt. */
    private void note(Attempt attempt, AttemptRunner.Result result) {
        Entry entry = attempts.entry(attempt, result);
        try {
            add(entry, attempt.startedAt());
        } catch (EncodeException | PayloadTooLargeException e) {
            add(attempts.entry(attempt, new AttemptRunner.Result.Failed(e, true)), attempt.startedAt());
        }
    }

    private void add(Entry entry, @Nullable Instant startedAt) {
        NewEntry row = workflow.entries().encode(entry, 0, startedAt);
        host.limits().payload(entry, row);
        unsaved.add(new Unsaved(entry, row));
    }

    private RunState head() {
        RunState head = durable;
        for (Unsaved one : unsaved) {
            head = head.apply(one.entry());
        }
        return head;
    }

    private Checkpoint checkpoint(RunState state, int rows) {
        checkpointed = position + rows;
        return new Checkpoint(
                position + rows,
                workflow.definition().fingerprint(),
                workflow.states().encode(state));
    }

    /**
     * A run that ends after a few entries needs no checkpoint: reading its journal is cheaper than writing one more row for each run. An older
     * checkpoint is replaced.
     */
    private @Nullable Checkpoint lastCheckpoint(int rows) {
        boolean longRun = position + rows - checkpointed > SHORT_JOURNAL;
        return checkpointed > 0 || longRun ? checkpoint(head(), rows) : null;
    }

    private interface WriteOf {
        RunWrite of(List<NewEntry> rows);
    }

    private void write(List<Entry> added, Declared wanted, WriteOf write) {
        write(added, wanted, write, () -> {});
    }

    /** Adds entries to what is unsaved and writes all of it; what happens while it is written stays unsaved. */
    private void write(List<Entry> added, Declared wanted, WriteOf write, Runnable then) {
        int before = unsaved.size();
        try {
            added.forEach(entry -> add(entry, null));
        } catch (EncodeException | PayloadTooLargeException e) {
            unsaved.subList(before, unsaved.size()).clear();
            throw e;
        }
        List<Unsaved> sent = List.copyOf(unsaved);
        RunWrite request = write.of(sent.stream().map(Unsaved::row).toList());
        writing = true;
        host.writer().submit(claim.worker(), request, result -> host.environment()
                .steps()
                .execute(() -> performHere(() -> wrote(result, sent, before, wanted, then))));
    }

    private void wrote(WriteResult result, List<Unsaved> sent, int before, Declared wanted, Runnable then) {
        writing = false;
        if (left) {
            return;
        }
        if (result instanceof WriteResult.Written) {
            durable(sent);
            declared = wanted;
            then.run();
        } else if (result instanceof WriteResult.Fenced) {
            leave(new RunHost.Leaving.Lost());
        } else if (result instanceof WriteResult.Refused refused) {
            LOG.error("{} refused what run '{}' recorded: {}", host.store().describe(), claim.runId(), refused.reason());
            unsaved.clear();
            park(List.of(), "the store refused what was recorded: " + refused.reason());
        } else {
            // not written: what the decision had added is decided anew on what has come since
            unsaved.subList(before, sent.size()).clear();
            readInbox();
        }
    }

    private void durable(List<Unsaved> sent) {
        unsaved.subList(0, sent.size()).clear();
        position += sent.size();
        for (Unsaved one : sent) {
            durable = durable.apply(one.entry());
            consumed(one.entry());
            host.listeners().tell(claim.runId(), one.entry());
        }
    }

    private void consumed(Entry entry) {
        if (entry instanceof Entry.Signalled signalled) {
            inbox.consumed(signalled.message());
        } else if (entry instanceof Entry.Cancelled cancelled) {
            inbox.consumed(cancelled.message());
        } else if (entry instanceof Entry.Retried retried) {
            inbox.consumed(retried.message());
        }
    }

    private void readInbox() {
        for (InboxRow row : inbox.add(host.store().inbox(claim.run(), inbox.seen()), durable)) {
            if (row.accepted()) {
                declared = declared.without(row.name());
            }
        }
    }

    private void wakeIn(Duration delay) {
        cancelWake = host.environment().schedule(delay, this::advance)::cancel;
    }

    private void leave(RunHost.Leaving how) {
        if (!left) {
            left = true;
            cancelWake.run();
            attempts.abandonAll();
            host.left(this, how);
        }
    }
}
