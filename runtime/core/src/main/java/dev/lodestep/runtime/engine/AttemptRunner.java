package dev.lodestep.runtime.engine;

import dev.lodestep.Failure;
import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.RunEvent;
import dev.lodestep.runtime.attempt.AttemptCall;
import dev.lodestep.runtime.attempt.AttemptScope;
import dev.lodestep.runtime.machine.Attempts;
import dev.lodestep.runtime.machine.Ending;
import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.SkipReason;
import dev.lodestep.runtime.machine.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one run that are under way. {@link #run} is called without the executor's lock, on a thread for users' code; everything
 * else with it.
 */
final class AttemptRunner {
    private final RunHost host;
    private final Registered workflow;
    private final String runId;
    private final Ended ended;
    private final Outbox outbox;
    private final Map<String, Attempt> byNode = new HashMap<>();
    private final Map<Failure, Throwable> causes = new HashMap<>();
    private List<Begun> begun = new ArrayList<>();

    /** How an attempt ended. */
    sealed interface Result {
        /** The method returned, or its stage has the value; for a guarded wait: true if it may open. */
        record Value(@Nullable Object value) implements Result {}

        /** The guard said no. */
        record Refused() implements Result {}

        /** It threw, or its time was over. */
        record Failed(Throwable error, boolean admitted) implements Result {}
    }

    /** Hears that an attempt ended; without the lock. */
    interface Ended {
        void on(Attempt attempt, Result result);
    }

    /** An attempt to be run. */
    record Begun(Attempt attempt) {}

    AttemptRunner(RunHost host, Registered workflow, String runId, Ended ended, Outbox outbox) {
        this.host = host;
        this.workflow = workflow;
        this.runId = runId;
        this.ended = ended;
        this.outbox = outbox;
    }

    /** The nodes whose attempts are under way. */
    Set<String> busy() {
        return Set.copyOf(byNode.keySet());
    }

    /**
     * Records how an attempt ended; what cannot be stored is a failed attempt.
     *
     * @param last whether there is no other attempt after it in any case
     */
    void record(Attempt attempt, Result result, Instant now, boolean last, Ledger ledger) {
        try {
            ledger.add(entry(attempt, result, now, last), attempt.startedAt());
        } catch (RuntimeException | StackOverflowError e) {
            ledger.add(entry(attempt, new Result.Failed(e, true), now, last), attempt.startedAt());
        }
    }

    private Entry entry(Attempt attempt, Result result, Instant now, boolean last) {
        double random = host.environment().randomDouble();
        Work work = attempt.work();
        if (result instanceof Result.Failed failed) {
            Entry entry = failure(attempt, failed, now, random, last);
            note(entry, failed.error());
            return entry;
        }
        if (work instanceof Work.Undo undo) {
            return new Entry.Compensated(undo.node().name(), undo.attempt());
        }
        if (result instanceof Result.Refused) {
            return new Entry.Skipped(Course.node(work), SkipReason.GUARDED);
        }
        if (work instanceof Work.Open open) {
            return Attempts.opened(open.node(), now);
        }
        return Attempts.returned((Work.Invoke) work, ((Result.Value) result).value(), now, random);
    }

    private static Entry failure(Attempt attempt, Result.Failed failed, Instant now, double random, boolean last) {
        Work work = attempt.work();
        if (work instanceof Work.Undo undo) {
            return Attempts.undoFailed(undo, failed.error(), now, random);
        }
        if (work instanceof Work.Complete) {
            return Attempts.resultFailed(failed.error());
        }
        NodeDefinition node = work instanceof Work.Invoke invoke ? invoke.node() : ((Work.Open) work).node();
        int number = attempt.scope().attempt();
        return last
                ? Attempts.failedForGood(node, number, failed.admitted(), failed.error())
                : Attempts.failed(node, number, failed.admitted(), failed.error(), now, random);
    }

    /** Remembers the exception of what may become the run's primary failure, for those who wait in this process. */
    void note(Entry entry, Throwable error) {
        if (entry instanceof Entry.AttemptFailed failed && failed.retryAt() == null) {
            causes.put(failed.failure(), error);
        }
    }

    /** The exception of the primary failure, if it was thrown here. */
    @Nullable
    Throwable causeOf(Ending ending) {
        return ending instanceof Ending.Failed failed ? causes.get(failed.primary()) : null;
    }

    void begin(List<Work> works, RunState state) {
        for (Work work : works) {
            Attempt attempt = attempt(work, state);
            byNode.put(Course.node(work), attempt);
            begun.add(new Begun(attempt));
        }
    }

    /** What began since this was asked last; each is given once. */
    List<Begun> takeBegun() {
        if (begun.isEmpty()) {
            return List.of();
        }
        List<Begun> taken = begun;
        begun = new ArrayList<>();
        return taken;
    }

    /** True while the attempt is under way. */
    boolean has(Attempt attempt) {
        return byNode.get(Course.node(attempt.work())) == attempt;
    }

    void remove(Attempt attempt) {
        attempt.end();
        byNode.remove(Course.node(attempt.work()), attempt);
    }

    /** Asks everything to stop. */
    void interruptAll() {
        byNode.values().forEach(this::interrupt);
    }

    /** Asks everything to stop; but where the run is to be undone, what undoes already goes on. */
    void cancel(CancelMode mode) {
        byNode.values().stream()
                .filter(attempt -> mode == CancelMode.STOP || !(attempt.work() instanceof Work.Undo))
                .forEach(this::interrupt);
    }

    /** Asks a node's attempt to stop, if there is one. */
    void interrupt(String node) {
        Optional.ofNullable(byNode.get(node)).ifPresent(this::interrupt);
    }

    private void interrupt(Attempt attempt) {
        if (attempt.interrupt()) {
            host.environment().steps().execute(() -> ended.on(attempt, interrupted()));
        }
    }

    private static Result interrupted() {
        return new Result.Failed(new CancellationException("it was to stop before it had a result"), true);
    }

    void abandonAll() {
        byNode.values().forEach(attempt -> {
            attempt.end();
            attempt.scope().cancel();
        });
        byNode.clear();
        begun.clear();
    }

    List<String> describe(Instant now) {
        return byNode.values().stream()
                .map(attempt -> what(attempt) + ", for "
                        + Duration.between(attempt.startedAt(), now).toSeconds() + " s"
                        + (attempt.timedOut() ? ", past its timeout; it does not react to the interrupt" : ""))
                .sorted()
                .toList();
    }

    private static String what(Attempt attempt) {
        return attempt.work() instanceof Work.Complete
                ? "the result method"
                : "'" + Course.node(attempt.work()) + "' attempt "
                        + attempt.scope().attempt();
    }

    /** Runs attempts, each on a thread of its own. */
    void dispatch(List<Begun> attempts) {
        attempts.forEach(one -> host.environment().steps().execute(() -> call(one)));
    }

    /** Runs attempts, the last one on this thread. */
    void run(List<Begun> attempts) {
        if (!attempts.isEmpty()) {
            dispatch(attempts.subList(0, attempts.size() - 1));
            call(attempts.get(attempts.size() - 1));
        }
    }

    private Attempt attempt(Work work, RunState state) {
        Instant now = host.store().now();
        String name = workflow.definition().version().workflow();
        if (work instanceof Work.Undo undo) {
            Optional<Duration> timeout =
                    Optional.ofNullable(undo.node().compensation().orElseThrow().timeout());
            AttemptScope scope = AttemptScope.ofCompensation(
                    name, runId, undo.node().name(), undo.attempt(), timeout.map(now::plus));
            return new Attempt(work, state, scope, now, timeout);
        }
        Optional<Duration> timeout =
                work instanceof Work.Invoke invoke ? invoke.node().timeout() : Optional.empty();
        AttemptScope scope = AttemptScope.ofNode(name, runId, Course.node(work), number(work), timeout.map(now::plus));
        return new Attempt(work, state, scope, now, timeout);
    }

    private static int number(Work work) {
        if (work instanceof Work.Invoke invoke) {
            return invoke.attempt();
        }
        return work instanceof Work.Open open ? open.attempt() : 1;
    }

    /** An attempt that nobody wants any more by the time it gets a thread does not begin. */
    private void call(Begun one) {
        Attempt attempt = one.attempt();
        if (attempt.over()) {
            return;
        }
        if (attempt.scope().cancelled()) {
            ended.on(attempt, new Result.Failed(new CancellationException("it was to stop before it began"), false));
            return;
        }
        attempt.timeout()
                .ifPresent(limit -> attempt.watchedBy(host.environment().schedule(limit, () -> timeOut(attempt))));
        if (!(attempt.work() instanceof Work.Complete)) {
            outbox.tell(new RunEvent.AttemptStarted(
                    runId, Course.node(attempt.work()), attempt.scope().attempt()));
            outbox.flush();
        }
        Optional<Result> result = callOnThread(attempt);
        result.ifPresent(value -> conclude(attempt, attempt.timedOut() ? timedOut(attempt) : value));
    }

    /** On a thread for users' code: a step that has failed for good may have a recovery, whose value is then the step's. */
    private void conclude(Attempt attempt, Result result) {
        if (!(result instanceof Result.Failed failed)
                || !(attempt.work() instanceof Work.Invoke invoke)
                || attempt.stopped()) {
            ended.on(attempt, result);
            return;
        }
        try {
            AttemptCall.CallFailed thrown = new AttemptCall.CallFailed(failed.error(), failed.admitted());
            AttemptCall.Answer answer =
                    AttemptCall.recover(workflow.machine(), attempt.state(), invoke, attempt.scope(), thrown);
            if (answer instanceof AttemptCall.Answer.Pending pending) {
                pending.stage()
                        .whenComplete((value, error) ->
                                host.environment().steps().execute(() -> ended.on(attempt, result(value, error))));
            } else {
                ended.on(attempt, new Result.Value(((AttemptCall.Answer.Returned) answer).value()));
            }
        } catch (AttemptCall.CallFailed e) {
            ended.on(attempt, new Result.Failed(e.thrown(), e.admitted()));
        }
    }

    /** Empty if the method returned a stage that has no value yet. */
    private Optional<Result> callOnThread(Attempt attempt) {
        attempt.scope().enter();
        try {
            AttemptCall.Answer answer = answer(attempt);
            if (answer instanceof AttemptCall.Answer.Returned returned) {
                return Optional.of(new Result.Value(returned.value()));
            }
            if (answer instanceof AttemptCall.Answer.Refused) {
                return Optional.of(new Result.Refused());
            }
            ((AttemptCall.Answer.Pending) answer)
                    .stage()
                    .whenComplete((value, error) ->
                            host.environment().steps().execute(() -> conclude(attempt, result(value, error))));
            return attempt.staged() ? Optional.of(interrupted()) : Optional.empty();
        } catch (AttemptCall.CallFailed e) {
            return Optional.of(new Result.Failed(e.thrown(), e.admitted()));
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.of(new Result.Failed(e, true)); // a stage of the user's own making
        } finally {
            attempt.scope().leave();
            Thread.interrupted(); // also one that the method left behind: the thread goes on with other work
        }
    }

    private void timeOut(Attempt attempt) {
        if (attempt.timeOut()) {
            host.environment().steps().execute(() -> conclude(attempt, timedOut(attempt)));
        }
    }

    private AttemptCall.Answer answer(Attempt attempt) throws AttemptCall.CallFailed {
        Work work = attempt.work();
        RunState state = attempt.state();
        AttemptScope scope = attempt.scope();
        if (work instanceof Work.Invoke invoke) {
            return AttemptCall.invoke(workflow.machine(), state, invoke, scope);
        }
        if (work instanceof Work.Undo undo) {
            return AttemptCall.undo(workflow.machine(), state, undo, scope);
        }
        if (work instanceof Work.Complete) {
            return new AttemptCall.Answer.Returned(AttemptCall.result(workflow.machine(), state));
        }
        return AttemptCall.admits(workflow.machine(), state, (Work.Open) work, scope)
                ? new AttemptCall.Answer.Returned(true)
                : new AttemptCall.Answer.Refused();
    }

    private static Result result(@Nullable Object value, @Nullable Throwable error) {
        if (error == null) {
            return new Result.Value(value);
        }
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        return new Result.Failed(cause, true);
    }

    private static Result timedOut(Attempt attempt) {
        return new Result.Failed(
                new TimeoutException(
                        "not done within its @Timeout of " + attempt.timeout().orElseThrow()),
                true);
    }
}
