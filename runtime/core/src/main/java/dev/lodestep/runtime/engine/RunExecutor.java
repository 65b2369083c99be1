package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.PayloadTooLargeException;
import dev.lodestep.runtime.RunEvent;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.codec.DecodeException;
import dev.lodestep.runtime.codec.EncodeException;
import dev.lodestep.runtime.machine.Attempts;
import dev.lodestep.runtime.machine.Ending;
import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.machine.Failures;
import dev.lodestep.runtime.machine.Work;
import dev.lodestep.runtime.store.Parent;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.WriteResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

    /** The pause before it looks again when the store contradicts what was read of it. */
    private static final Duration HOLD_OFF = Duration.ofMillis(10);

    private final RunHost host;
    private final Registered workflow;
    private final Claim claim;
    private final Turns turns;
    private final Outbox outbox;
    private final Admissions admissions;
    private final AttemptRunner attempts;
    private final TransactionalSteps transactions;
    private final Mailbox mailbox;
    private final Ledger ledger;
    private final AttemptRecords records;
    private final RunWrites writes;
    private final Writing writing;
    private final Family family;
    private final @Nullable Instant notBefore;
    private boolean draining;
    private boolean left;
    private Runnable cancelWake = () -> {};

    RunExecutor(RunHost host, Registered workflow, Claim claim, LoadedRun run, RunEvent first) {
        this.host = host;
        this.workflow = workflow;
        this.claim = claim;
        this.outbox = new Outbox(host.listeners(), claim.runId());
        this.ledger = new Ledger(workflow, host.limits(), run);
        this.family = new Family(host, claim.runId(), run, ledger, outbox);
        this.records = new AttemptRecords(host.environment(), ledger, family.children());
        this.mailbox = new Mailbox(host.store(), claim, run);
        this.writes = new RunWrites(claim, ledger, mailbox.inbox(), family);
        this.admissions = new Admissions(host.flow(), workflow, this::advanceHere, host.store()::now);
        this.attempts = new AttemptRunner(host, workflow, claim.runId(), admissions, this::ended, outbox);
        this.notBefore = run.notBefore();
        RunParts parts = new RunParts(host, claim, ledger, writes, records, attempts, outbox);
        Hands hands = new Hands();
        this.transactions = new TransactionalSteps(parts, hands);
        Saving saving = new Saving(workflow, ledger, mailbox.inbox(), attempts, outbox, family);
        this.writing = new Writing(parts, mailbox, saving, family, hands);
        this.turns = new Turns(host, claim.worker(), attempts, outbox, this::move, this::trouble);
        outbox.tell(first);
    }

    Claim claim() {
        return claim;
    }

    /** The run that started this one; empty if nobody did. */
    Optional<Parent> parent() {
        return family.parent();
    }

    /** Looks what is to be done, and does it. */
    void advance() {
        turns.take(() -> {});
    }

    /** The same, as the only thing that is done on a thread for users' code. */
    void advanceHere() {
        turns.takeHere(() -> {});
    }

    /** Reads what has come since into the run's inbox, as soon as no write is under way. */
    void messagesCame() {
        turns.take(mailbox::messagesCame);
    }

    /** Begins nothing more, and gives the run back when nothing runs. */
    void drain() {
        turns.take(() -> draining = true);
    }

    /** Interrupts what runs, to give the run back: what fails by that has not failed, it begins anew elsewhere. */
    void interrupt() {
        turns.take(() -> {
            records.dropInterrupted();
            attempts.interruptAll();
        });
    }

    /** Another one owns the run, or this worker was declared dead: stop everything and write nothing more. */
    void lose() {
        turns.take(() -> leave(new RunHost.Leaving.Lost()));
    }

    /** This process has claimed the run anew: leaves it, once no write is under way, and lets the other one begin. */
    void giveWayTo(Runnable begin) {
        turns.take(() -> writing.giveWayTo(begin));
    }

    /** What the next owner in this process starts from, once this one has left the run. */
    Held.Rest rest() {
        return turns.look(() -> new Held.Rest(
                claim.run(),
                claim.token(),
                ledger.durable(),
                ledger.next() - 1,
                ledger.checkpointed(),
                mailbox.inbox().seenIfAllRead()));
    }

    /** The inbox position up to which messages were read. */
    int seenInbox() {
        return turns.look(mailbox.inbox()::seen);
    }

    /** What runs now, for people. */
    List<String> running() {
        return turns.look(() -> attempts.describe(host.store().now()));
    }

    private void move() {
        if (left || writing.underWay() || takesTurn(true)) {
            return;
        }
        cancelWake.run();
        if (writing.takeHoldOff()) {
            wakeIn(HOLD_OFF);
            return;
        }
        mailbox.readWhatCame(ledger.durable());
        try {
            make(Course.next(new Course.Situation(
                    claim.runId(),
                    workflow.codecs(),
                    ledger.durable(),
                    ledger.unsaved(),
                    attempts.busy(),
                    mailbox.inbox(),
                    mailbox.declared(),
                    host.store().now(),
                    draining,
                    notBefore,
                    family.told())));
        } catch (DecodeException e) {
            // the message is kept where it is; the run waits for an operator and newer code
            attempts.interruptAll();
            park(
                    List.of(),
                    workflow.definition().version() + " cannot read a signal or the end of a child: " + e.getMessage());
        }
        if (!left && !writing.underWay()) {
            takesTurn(false);
        }
    }

    private boolean takesTurn(boolean instead) {
        return writing.underWay(transactions.takeTurn(instead));
    }

    /** Whatever goes wrong, the run is not left without anyone who cares for it. */
    private void trouble(Throwable why) {
        if (why instanceof StoreUnavailableException) {
            wakeIn(host.options().pollInterval());
        } else if (!left) {
            LOG.error("run '{}' cannot go on", claim.runId(), why);
            cannotGoOn(why);
        }
    }

    /** Parks the run, with all that is not saved yet; if that, too, is impossible, lets the heart find it and claim it anew. */
    private void cannotGoOn(Throwable why) {
        try {
            if (!writing.underWay()) {
                attempts.interruptAll();
                park(List.of(), "internal error: " + why);
                return;
            }
        } catch (Throwable again) {
            LOG.error("run '{}' cannot be parked", claim.runId(), again);
        }
        leave(new RunHost.Leaving.Lost());
    }

    private void make(Move move) {
        if (move instanceof Move.Save save) {
            writing.write(save.added(), writes::append);
            begin(save.begin());
        } else if (move instanceof Move.Declare declare) {
            writing.declare(declare.added(), declare.declared(), () -> writes.open(declare.declared()));
            begin(declare.begin());
        } else if (move instanceof Move.Consume consume) {
            consume(consume);
        } else if (move instanceof Move.TakeEnds ends) {
            for (int at = 0; at < ends.entries().size(); at++) {
                ledger.consume(ends.entries().get(at), ends.messages().get(at));
            }
            writing.write(List.of(), writes::append);
        } else if (move instanceof Move.CancelChildren cancel) {
            cancel.children().forEach(family::cancel);
            move();
        } else if (move instanceof Move.TimeOut timeOut) {
            writing.declare(
                    List.of(timeOut.entry()),
                    timeOut.declared(),
                    () -> writes.timeOut(timeOut.declared(), timeOut.deadline()));
        } else if (move instanceof Move.Wait wait) {
            waitFor(wait);
        } else if (move instanceof Move.Park park) {
            park(park.added(), park.reason());
        } else if (move instanceof Move.Complete complete) {
            complete(complete);
        } else if (move instanceof Move.End end) {
            end(end.added(), end.ending());
        } else if (move instanceof Move.Go go) {
            begin(go.begin());
            go.wake().ifPresent(due -> wakeIn(Duration.between(host.store().now(), due)));
        } else {
            giveBack();
        }
    }

    private void begin(List<Work> works) {
        admissions.keepOnly(works);
        if (!works.isEmpty() && host.mayBegin()) {
            transactions.begin(attempts.begin(works, ledger.durable()));
        }
    }

    private void consume(Move.Consume consume) {
        ledger.consume(consume.entry(), consume.message());
        writing.write(List.of(), writes::append);
        if (consume.entry() instanceof Entry.Cancelled cancelled) {
            attempts.cancel(cancelled.mode());
        }
    }

    private void waitFor(Move.Wait wait) {
        writing.write(wait.added(), () -> writes.waiting(wait.declared(), wait.due()), () -> {
            outbox.tell(new RunEvent.RunWaiting(claim.runId(), wait.due()));
            leave(new RunHost.Leaving.Waiting(wait.due()));
        });
    }

    private void park(List<Entry> added, String why) {
        String reason = Failures.text(why);
        List<Entry> entries = new ArrayList<>(added);
        entries.add(new Entry.Parked(reason));
        writing.write(entries, () -> writes.parked(reason), () -> leave(new RunHost.Leaving.Parked()));
    }

    /** A result method is user's code: it runs as attempts do, on what is durable, and the run ends with what it gave. */
    private void complete(Move.Complete complete) {
        if (Attempts.result(ledger.headWith(complete.added())) instanceof Attempts.ResultSource.Value value) {
            endWith(complete.added(), value.value());
        } else if (!ledger.unsaved().isEmpty() || !complete.added().isEmpty()) {
            writing.write(complete.added(), writes::append);
        } else if (records.madeOf(ledger.durable())) {
            endWith(List.of(), records.made());
        } else if (draining) {
            giveBack();
        } else {
            begin(List.of(complete.work()));
        }
    }

    private void endWith(List<Entry> added, @Nullable Object result) {
        try {
            end(added, new Ending.Completed(result));
        } catch (EncodeException | PayloadTooLargeException e) {
            List<Entry> entries = new ArrayList<>(added);
            Entry.AttemptFailed failed = Attempts.resultFailed(e);
            entries.add(failed);
            records.note(failed, e);
            writing.write(entries, writes::append);
        }
    }

    private void end(List<Entry> added, Ending ending) {
        List<Entry> entries = new ArrayList<>(added);
        entries.add(new Entry.Ended(ending));
        boolean stopped = ending instanceof Ending.Cancelled;
        writing.write(
                entries,
                () -> writes.finish(ending, stopped),
                () -> leave(new RunHost.Leaving.Ended(
                        ending, Endings.abortedWith(ledger.durable(), ending), records.causeOf(ending))));
    }

    private void giveBack() {
        outbox.add(this::release);
        leave(new RunHost.Leaving.Released());
    }

    private void release() {
        try {
            host.store().release(claim.worker(), claim.run(), claim.token());
        } catch (StoreUnavailableException e) {
            LOG.info("run '{}' was not given back; others take it over when this worker is gone", claim.runId());
        }
    }

    private void ended(Attempt attempt, AttemptRunner.Result result) {
        attempt.ticket().giveBack();
        turns.takeLast(() -> {
            if (left || !attempts.has(attempt)) {
                return;
            }
            Instant now;
            try {
                now = host.store().now();
            } catch (StoreUnavailableException e) {
                host.environment().schedule(host.options().pollInterval(), () -> ended(attempt, result));
                return;
            }
            attempts.remove(attempt);
            records.note(attempt, result, now);
        });
    }

    private void wakeIn(Duration delay) {
        cancelWake.run();
        cancelWake = host.environment().schedule(delay, this::advance)::cancel;
    }

    private void leave(RunHost.Leaving how) {
        if (!left) {
            left = true;
            cancelWake.run();
            admissions.clear();
            attempts.abandonAll();
            transactions.abandon();
            outbox.add(() -> host.left(this, how));
        }
    }

    /** What its writes and transactions do to the run. */
    private final class Hands implements TransactionalSteps.Owner, Writing.Writer {
        @Override
        public void turn(Runnable what) {
            turns.take(what);
        }

        @Override
        public void write(RunWrite request, Consumer<WriteResult> answered) {
            turns.write(request, answered);
        }

        @Override
        public <T> T look(Supplier<T> what) {
            return turns.look(what);
        }

        @Override
        public Writing writing() {
            return writing;
        }

        @Override
        public boolean left() {
            return left;
        }

        @Override
        public void leave(RunHost.Leaving how) {
            RunExecutor.this.leave(how);
        }

        @Override
        public void park(String reason) {
            RunExecutor.this.park(List.of(), reason);
        }
    }
}
