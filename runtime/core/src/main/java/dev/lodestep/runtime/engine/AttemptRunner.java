package dev.lodestep.runtime.engine;

import dev.lodestep.Failure;
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

    /** An attempt to be run on what was durable when it began. */
    record Begun(Attempt attempt, RunState state) {}

    AttemptRunner(RunHost host, Registered workflow, String runId, Ended ended) {
        this.host = host;
        this.workflow = workflow;
        this.runId = runId;
        this.ended = ended;
    }

    /** The nodes whose attempts are under way. */
    Set<String> busy() {
        return Set.copyOf(byNode.keySet());
    }

    /** What to record of how an attempt ended. */
    Entry entry(Attempt attempt, Result result) {
        Instant now = host.store().now();
        double random = host.environment().randomDouble();
        Work work = attempt.work();
        if (result instanceof Result.Failed failed) {
            Entry entry = failure(attempt, failed, now, random);
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

    private static Entry failure(Attempt attempt, Result.Failed failed, Instant now, double random) {
        Work work = attempt.work();
        if (work instanceof Work.Undo undo) {
            return Attempts.undoFailed(undo, failed.error(), now, random);
        }
        NodeDefinition node =
                work instanceof Work.Invoke invoke ? invoke.node() : ((Work.Open) work).node();
        return Attempts.failed(node, attempt.scope().attempt(), failed.admitted(), failed.error(), now, random);
    }

    /** Remembers the exception of what may become the run's primary failure, for those who wait in this process. */
    void note(Entry entry, Throwable error) {
        if (entry instanceof Entry.AttemptFailed failed && failed.retryAt() == null) {
            causes.put(failed.failure(), error);
        }
    }

    /** The exception of the primary failure, if it was thrown here. */
    @Nullable Throwable causeOf(Ending ending) {
        return ending instanceof Ending.Failed failed ? causes.get(failed.primary()) : null;
    }

    void begin(List<Work> works, RunState state) {
        for (Work work : works) {
            Attempt attempt = attempt(work);
            byNode.put(Course.node(work), attempt);
            begun.add(new Begun(attempt, state));
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

    /** True if the attempt was still under way; it is not any more. */
    boolean remove(Attempt attempt) {
        attempt.end();
        return byNode.remove(Course.node(attempt.work()), attempt);
    }

    void interruptAll() {
        byNode.values().forEach(attempt -> attempt.scope().cancel());
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
                .map(attempt -> "'" + Course.node(attempt.work()) + "' attempt "
                        + attempt.scope().attempt() + ", for "
                        + Duration.between(attempt.startedAt(), now).toSeconds() + " s"
                        + (attempt.timedOut() ? ", past its timeout; it does not react to the interrupt" : ""))
                .sorted()
                .toList();
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

    private Attempt attempt(Work work) {
        Instant now = host.store().now();
        String name = workflow.definition().version().workflow();
        if (work instanceof Work.Undo undo) {
            Optional<Duration> timeout =
                    Optional.ofNullable(undo.node().compensation().orElseThrow().timeout());
            AttemptScope scope = AttemptScope.ofCompensation(
                    name, runId, undo.node().name(), undo.attempt(), timeout.map(now::plus));
            return new Attempt(work, scope, now, timeout);
        }
        int number = work instanceof Work.Invoke invoke ? invoke.attempt() : ((Work.Open) work).attempt();
        Optional<Duration> timeout =
                work instanceof Work.Invoke invoke ? invoke.node().timeout() : Optional.empty();
        AttemptScope scope = AttemptScope.ofNode(name, runId, Course.node(work), number, timeout.map(now::plus));
        return new Attempt(work, scope, now, timeout);
    }

    private void call(Begun one) {
        Attempt attempt = one.attempt();
        attempt.timeout().ifPresent(limit ->
                attempt.watchedBy(host.environment().schedule(limit, () -> timeOut(attempt))));
        host.listeners()
                .tell(new RunEvent.AttemptStarted(
                        runId, Course.node(attempt.work()), attempt.scope().attempt()));
        Optional<Result> result = callOnThread(one);
        result.ifPresent(value -> ended.on(attempt, attempt.timedOut() ? timedOut(attempt) : value));
    }

    /** Empty if the method returned a stage that has no value yet. */
    private Optional<Result> callOnThread(Begun one) {
        Attempt attempt = one.attempt();
        attempt.scope().enter();
        try {
            AttemptCall.Answer answer = answer(one);
            if (answer instanceof AttemptCall.Answer.Returned returned) {
                return Optional.of(new Result.Value(returned.value()));
            }
            if (answer instanceof AttemptCall.Answer.Refused) {
                return Optional.of(new Result.Refused());
            }
            ((AttemptCall.Answer.Pending) answer).stage().whenComplete((value, error) -> host.environment()
                    .steps()
                    .execute(() -> ended.on(attempt, result(value, error))));
            return attempt.staged() ? Optional.of(timedOut(attempt)) : Optional.empty();
        } catch (AttemptCall.CallFailed e) {
            return Optional.of(new Result.Failed(e.thrown(), e.admitted()));
        } finally {
            attempt.scope().leave();
        }
    }

    private void timeOut(Attempt attempt) {
        if (attempt.timeOut()) {
            ended.on(attempt, timedOut(attempt));
        }
    }

    private AttemptCall.Answer answer(Begun one) throws AttemptCall.CallFailed {
        Work work = one.attempt().work();
        AttemptScope scope = one.attempt().scope();
        if (work instanceof Work.Invoke invoke) {
            return AttemptCall.invoke(workflow.machine(), one.state(), invoke, scope);
        }
        if (work instanceof Work.Undo undo) {
            return AttemptCall.undo(workflow.machine(), one.state(), undo, scope);
        }
        return AttemptCall.admits(workflow.machine(), one.state(), (Work.Open) work, scope)
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
                new TimeoutException("not done within its @Timeout of "
                        + attempt.timeout().orElseThrow()),
                true);
    }
}
