package dev.lodestep.runtime;

import dev.lodestep.Failure;
import dev.lodestep.runtime.attempt.AttemptCall;
import dev.lodestep.runtime.attempt.AttemptScope;
import dev.lodestep.runtime.machine.Attempts;
import dev.lodestep.runtime.machine.Ending;
import dev.lodestep.runtime.machine.Entry;
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
import org.jspecify.annotations.Nullable;

/** One call of the plain runner: does the machine's work on the calling thread until there is none that can be done now. */
final class PlainRun {
    private final WorkflowMachine<?, ?> machine;
    private final Environment environment;
    private final String runId;
    private final Instant now;
    private final List<Thrown> thrown = new ArrayList<>();
    private RunState state;

    /** An exception of this call, beside the failure that was recorded of it. */
    record Thrown(Failure failure, Throwable error) {}

    PlainRun(WorkflowMachine<?, ?> machine, Environment environment, String runId, RunState state, Instant now) {
        this.machine = machine;
        this.environment = environment;
        this.runId = runId;
        this.state = state;
        this.now = now;
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
            state = state.apply(work(next.get()));
            next = ready();
        }
    }

    /** The first work that can be done now; a wait can be ended only by its time, or by the caller's next call. */
    private Optional<Work> ready() {
        return Planner.next(state).stream()
                .filter(work -> work instanceof Work.Await
                        ? work.due() != null && !work.due().isAfter(now)
                        : work.due() == null || !work.due().isAfter(now))
                .findFirst();
    }

    private Entry work(Work work) {
        if (work instanceof Work.Skip skip) {
            return new Entry.Skipped(skip.node(), skip.reason());
        }
        if (work instanceof Work.Invoke invoke) {
            return invoke(invoke);
        }
        if (work instanceof Work.Open open) {
            return open(open);
        }
        if (work instanceof Work.Await await) {
            return new Entry.TimedOut(await.node().name());
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
        AttemptScope scope =
                AttemptScope.ofNode(workflow(), runId, work.node().name(), work.attempt(), deadline(timeout));
        try {
            AttemptCall.Answer answer = limited(scope, timeout, () -> AttemptCall.invoke(machine, state, work, scope));
            if (answer instanceof AttemptCall.Answer.Refused) {
                return new Entry.Skipped(work.node().name(), SkipReason.GUARDED);
            }
            Object value = ((AttemptCall.Answer.Returned) answer).value();
            return noted(Attempts.returned(work, value, now, environment.randomDouble()), null);
        } catch (AttemptCall.CallFailed e) {
            return noted(
                    Attempts.failed(
                            work.node(), work.attempt(), e.admitted(), e.thrown(), now, environment.randomDouble()),
                    e.thrown());
        }
    }

    private Entry open(Work.Open work) {
        AttemptScope scope =
                AttemptScope.ofNode(workflow(), runId, work.node().name(), work.attempt(), Optional.empty());
        try {
            return AttemptCall.admits(machine, state, work, scope)
                    ? Attempts.opened(work.node(), now)
                    : new Entry.Skipped(work.node().name(), SkipReason.GUARDED);
        } catch (AttemptCall.CallFailed e) {
            return noted(
                    Attempts.failed(work.node(), work.attempt(), false, e.thrown(), now, environment.randomDouble()),
                    e.thrown());
        }
    }

    private Entry undo(Work.Undo work) {
        Duration timeout = work.node().compensation().orElseThrow().timeout();
        AttemptScope scope = AttemptScope.ofCompensation(
                workflow(), runId, work.node().name(), work.attempt(), deadline(timeout));
        try {
            limited(scope, timeout, () -> AttemptCall.undo(machine, state, work, scope));
            return new Entry.Compensated(work.node().name(), work.attempt());
        } catch (AttemptCall.CallFailed e) {
            return Attempts.undoFailed(work, e.thrown(), now, environment.randomDouble());
        }
    }

    private Entry complete() {
        try {
            return new Entry.Ended(new Ending.Completed(AttemptCall.result(machine, state)));
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

    private Entry noted(Entry entry, @Nullable Throwable error) {
        if (error != null && entry instanceof Entry.AttemptFailed failed) {
            thrown.add(new Thrown(failed.failure(), error));
        }
        return entry;
    }

    private Optional<Instant> deadline(@Nullable Duration timeout) {
        return timeout == null ? Optional.empty() : Optional.of(environment.now().plus(timeout));
    }

    private String workflow() {
        return machine.definition().version().workflow();
    }
}
