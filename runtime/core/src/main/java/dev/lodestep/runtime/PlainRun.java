package dev.lodestep.runtime;

import dev.lodestep.Failure;
import dev.lodestep.runtime.attempt.AttemptCall;
import dev.lodestep.runtime.attempt.AttemptScope;
import dev.lodestep.runtime.attempt.Listeners;
import dev.lodestep.runtime.codec.EncodeException;
import dev.lodestep.runtime.machine.Attempts;
import dev.lodestep.runtime.machine.ChildName;
import dev.lodestep.runtime.machine.Ending;
import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.machine.EntryCodec;
import dev.lodestep.runtime.machine.Planner;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.SkipReason;
import dev.lodestep.runtime.machine.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One call of the plain runner: does the machine's work on the calling thread until there is none that can be done now. */
final class PlainRun {
    private final WorkflowMachine<?, ?> machine;
    private final Environment environment;
    private final String runId;
    private final Instant now;
    private final Listeners listeners;
    private final EntryCodec codec;
    private final List<Thrown> thrown = new ArrayList<>();
    private final Surroundings around;
    private final PlainChildren children;
    private RunState state;

    /** An exception of this call, beside the failure that was recorded of it. */
    record Thrown(Failure failure, Throwable error) {}

    PlainRun(
            WorkflowMachine<?, ?> machine,
            Environment environment,
            String runId,
            PlainState from,
            Instant now,
            Surroundings around) {
        this.machine = machine;
        this.environment = environment;
        this.around = around;
        this.listeners = new Listeners(around.hearers());
        this.codec = new EntryCodec(machine.definition(), around.mapper());
        this.runId = runId;
        this.state = from.state();
        this.children = new PlainChildren(this, from.children());
        this.now = now;
    }

    /** A run inside this one: who hears of this one hears of that one, too. */
    PlainRun inside(WorkflowMachine<?, ?> other, String id, PlainState from) {
        return new PlainRun(other, environment, id, from, now, around.inside(other));
    }

    WorkflowMachine<?, ?> machine() {
        return machine;
    }

    String runId() {
        return runId;
    }

    /** Where it stands, with its children. */
    PlainState stands() {
        return new PlainState(state, children.kept());
    }

    /** Children that ran inside have thrown these. */
    void heard(List<Thrown> inside) {
        thrown.addAll(inside);
    }

    /** An operator's request to what is parked, this run or one inside; whether anything is. */
    boolean request(Entry request) {
        boolean parked = state.parked().isPresent();
        if (parked) {
            record(request);
        }
        return children.request(request) || parked;
    }

    /** Whether there is something that can be done now. */
    boolean isReady() {
        return ready().isPresent();
    }

    RunState state() {
        return state;
    }

    List<Thrown> thrown() {
        return thrown;
    }

    void advance() {
        Optional<Work> next = ready();
        while (next.isPresent()) {
            Entry entry = work(next.get());
            if (entry != null) {
                record(entry);
            }
            next = ready();
        }
        if (state.ending().isPresent()) {
            children.letGoOfAll();
        }
        if (state.ending().isEmpty() && state.parked().isEmpty()) {
            listeners.tell(new RunEvent.RunWaiting(runId, Work.earliestDue(Planner.next(state))));
        }
    }

    void tell(RunEvent event) {
        listeners.tell(event);
    }

    void record(Entry entry) {
        state = state.apply(entry);
        listeners.tell(runId, entry);
    }

    /**
     * The first work that can be done now, what needs no user code before what does, as the engine decides it; a wait can be ended only by its
     * time, or by the caller's next call.
     */
    private Optional<Work> ready() {
        List<Work> ready = Planner.next(state).stream()
                .filter(work -> work instanceof Work.Child child
                        ? children.canGoOn(child)
                        : work instanceof Work.Await
                                ? work.due() != null && !work.due().isAfter(now)
                                : work.due() == null || !work.due().isAfter(now))
                .toList();
        return Stream.concat(ready.stream().filter(this::needsNoCode), ready.stream())
                .findFirst();
    }

    private boolean needsNoCode(Work work) {
        return work instanceof Work.Skip
                || work instanceof Work.Spawn
                || work instanceof Work.EndRound
                || work instanceof Work.Open open && !open.needsCode(state);
    }

    /** What to record of it; null: a child went on, and nothing is to be recorded of that. */
    private @Nullable Entry work(Work work) {
        if (work instanceof Work.Skip skip) {
            return new Entry.Skipped(skip.place(), skip.reason());
        }
        if (work instanceof Work.Invoke invoke) {
            return invoke(invoke);
        }
        if (work instanceof Work.Open open) {
            return open(open);
        }
        if (work instanceof Work.Await await) {
            return new Entry.TimedOut(await.place());
        }
        if (work instanceof Work.Sleep sleep) {
            return new Entry.TimedOut(sleep.place());
        }
        if (work instanceof Work.Child child) {
            return children.goOn(child);
        }
        if (work instanceof Work.Spawn spawn) {
            return Attempts.spawned(state, spawn);
        }
        if (work instanceof Work.Recover recover) {
            return recover(recover);
        }
        if (work instanceof Work.Until until) {
            return until(until);
        }
        if (work instanceof Work.EndRound over) {
            return Attempts.ended(over, now);
        }
        if (work instanceof Work.Undo undo) {
            return undo(undo);
        }
        if (work instanceof Work.Complete) {
            return complete();
        }
        return work instanceof Work.End end
                ? new Entry.Ended(end.ending())
                : new Entry.Parked(((Work.Park) work).reason());
    }

    private Entry invoke(Work.Invoke work) {
        Duration timeout = work.node().timeout().orElse(null);
        AttemptScope scope = begin(work, timeout);
        try {
            AttemptCall.Answer answer = limited(scope, timeout, () -> AttemptCall.invoke(machine, state, work, scope));
            if (answer instanceof AttemptCall.Answer.Refused) {
                return new Entry.Skipped(work.place(), SkipReason.GUARDED);
            }
            Object value = ((AttemptCall.Answer.Returned) answer).value();
            Entry entry = Attempts.returned(work, value, now, environment.randomDouble());
            codec.encode(entry); // what an engine could not store is a failed attempt here, too
            return entry;
        } catch (EncodeException e) {
            return failed(work, true, e);
        } catch (AttemptCall.CallFailed e) {
            return recovered(work, scope, e);
        }
    }

    private Entry recovered(Work.Invoke work, AttemptScope scope, AttemptCall.CallFailed failed) {
        try {
            AttemptCall.Answer answer = joined(AttemptCall.recover(machine, state, work, scope, failed));
            Object value = ((AttemptCall.Answer.Returned) answer).value();
            return Attempts.returned(work, value, now, environment.randomDouble());
        } catch (AttemptCall.CallFailed e) {
            return failed(work, e.admitted(), e.thrown());
        }
    }

    private Entry recover(Work.Recover work) {
        AttemptScope scope = begin(work, null);
        try {
            AttemptCall.Answer answer = joined(AttemptCall.recover(machine, state, work, scope));
            return Attempts.recovered(work, ((AttemptCall.Answer.Returned) answer).value());
        } catch (AttemptCall.CallFailed e) {
            return noted(Attempts.failedForGood(work, true, e.thrown()), e.thrown());
        }
    }

    private Entry failed(Work.Call work, boolean admitted, Throwable error) {
        return noted(Attempts.failed(work, admitted, error, now, environment.randomDouble()), error);
    }

    private AttemptScope begin(Work.Call work, @Nullable Duration timeout) {
        listeners.tell(new RunEvent.AttemptStarted(runId, work.place().toString(), work.attempt()));
        return AttemptScope.of(workflow(), ChildName.origin(state, runId), work, deadline(timeout));
    }

    private Entry open(Work.Open work) {
        if (!work.needsCode(state)) {
            return Attempts.reached(state, work, null, now);
        }
        AttemptScope scope = begin(work, null);
        try {
            AttemptCall.Answer answer = AttemptCall.reach(machine, state, work, scope);
            return answer instanceof AttemptCall.Answer.Returned returned
                    ? Attempts.reached(state, work, (Instant) returned.value(), now)
                    : new Entry.Skipped(work.place(), SkipReason.GUARDED);
        } catch (AttemptCall.CallFailed e) {
            return failed(work, e.admitted(), e.thrown());
        }
    }

    private Entry until(Work.Until work) {
        AttemptScope scope = begin(work, null);
        try {
            return Attempts.answered(work, AttemptCall.until(machine, state, work, scope), now);
        } catch (AttemptCall.CallFailed e) {
            return failed(work, true, e.thrown());
        }
    }

    private Entry undo(Work.Undo work) {
        Duration timeout = work.node().compensation().orElseThrow().timeout();
        AttemptScope scope = begin(work, timeout);
        try {
            limited(scope, timeout, () -> AttemptCall.undo(machine, state, work, scope));
            return new Entry.Compensated(work.place(), work.attempt());
        } catch (AttemptCall.CallFailed e) {
            return Attempts.undoFailed(work, e.thrown(), now, environment.randomDouble());
        }
    }

    private Entry complete() {
        try {
            Entry ended = new Entry.Ended(new Ending.Completed(AttemptCall.result(machine, state)));
            codec.encode(ended);
            return ended;
        } catch (EncodeException e) {
            return noted(Attempts.resultFailed(e), e);
        } catch (AttemptCall.CallFailed e) {
            return noted(Attempts.resultFailed(e.thrown()), e.thrown());
        }
    }

    private interface Call {
        AttemptCall.Answer run() throws AttemptCall.CallFailed;
    }

    /** Runs a call on this thread, waits for a stage that it gives, and interrupts it when its time is over. */
    private AttemptCall.Answer limited(AttemptScope scope, @Nullable Duration timeout, Call call)
            throws AttemptCall.CallFailed {
        Environment.Scheduled watchdog = timeout == null ? () -> {} : environment.schedule(timeout, scope::cancel);
        scope.enter();
        try {
            AttemptCall.Answer answer = joined(call.run());
            if (scope.cancelled()) {
                throw new AttemptCall.CallFailed(new TimeoutException(), true);
            }
            return answer;
        } catch (AttemptCall.CallFailed e) {
            throw scope.cancelled() ? new AttemptCall.CallFailed(timedOut(timeout), e.admitted()) : e;
        } finally {
            watchdog.cancel();
            scope.leave();
        }
    }

    private static AttemptCall.Answer joined(AttemptCall.Answer answer) throws AttemptCall.CallFailed {
        if (!(answer instanceof AttemptCall.Answer.Pending pending)) {
            return answer;
        }
        try {
            return new AttemptCall.Answer.Returned(
                    pending.stage().toCompletableFuture().get());
        } catch (ExecutionException e) {
            throw new AttemptCall.CallFailed(e.getCause() == null ? e : e.getCause(), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AttemptCall.CallFailed(e, true);
        }
    }

    static TimeoutException timedOut(@Nullable Duration timeout) {
        return new TimeoutException("not done within its @Timeout of " + timeout);
    }

    private Entry noted(Entry entry, Throwable error) {
        if (entry instanceof Entry.AttemptFailed failed) {
            thrown.add(new Thrown(failed.failure(), error));
        } else if (entry instanceof Entry.LoopFailed failed) {
            thrown.add(new Thrown(failed.failure(), error));
        }
        return entry;
    }

    private Optional<Instant> deadline(@Nullable Duration timeout) {
        return timeout == null
                ? Optional.empty()
                : Optional.of(environment.now().plus(timeout));
    }

    private String workflow() {
        return machine.definition().version().workflow();
    }
}
