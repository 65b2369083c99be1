package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.RunEvent;
import dev.lodestep.runtime.attempt.AttemptCall;
import dev.lodestep.runtime.attempt.AttemptScope;
import dev.lodestep.runtime.flow.Ticket;
import dev.lodestep.runtime.machine.ChildName;
import dev.lodestep.runtime.machine.Place;
import dev.lodestep.runtime.machine.RunState;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one run that are under way. {@link #run} is called without the executor's lock, on a thread for users' code; everything
 * else with it.
 */
final class AttemptRunner {
    private final RunHost host;
    private final Registered workflow;
    private final String runId;
    private final Admissions admissions;
    private final Ended ended;
    private final Outbox outbox;
    private final Map<Place, Attempt> byPlace = new HashMap<>();
    private List<Begun> begun = new ArrayList<>();

    /** How an attempt ended. */
    sealed interface Result {
        /** The method returned, or its stage has the value; for what is reached: its deadline, or null. */
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

    /** Calls users' code. */
    private interface Call {
        AttemptCall.Answer answer() throws AttemptCall.CallFailed;
    }

    /** An attempt to be run. */
    record Begun(Attempt attempt) {}

    AttemptRunner(RunHost host, Registered workflow, String runId, Admissions admissions, Ended ended, Outbox outbox) {
        this.host = host;
        this.workflow = workflow;
        this.runId = runId;
        this.admissions = admissions;
        this.ended = ended;
        this.outbox = outbox;
    }

    /** The nodes and elements whose attempts are under way. */
    Set<Place> busy() {
        return Set.copyOf(byPlace.keySet());
    }

    /** Begins what may begin now; gives those attempts that are to be run in transactions, by {@link #answer}. */
    List<Attempt> begin(List<Work> works, RunState state) {
        List<Attempt> transactional = List.of();
        for (Work work : works) {
            Ticket ticket = admissions.ticket(work);
            if (ticket == null) {
                continue;
            }
            Attempt attempt = attempt(work, state, ticket);
            byPlace.put(attempt.place(), attempt);
            if (!attempt.isTransactional()) {
                begun.add(new Begun(attempt));
            } else if (transactional.isEmpty()) {
                transactional = new ArrayList<>(List.of(attempt));
            } else {
                transactional.add(attempt);
            }
        }
        return transactional;
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
        return byPlace.get(attempt.place()) == attempt;
    }

    void remove(Attempt attempt) {
        attempt.end();
        byPlace.remove(attempt.place(), attempt);
    }

    /** Asks everything to stop. */
    void interruptAll() {
        byPlace.values().forEach(this::interrupt);
    }

    /** Asks everything to stop; but where the run is to be undone, what undoes already goes on. */
    void cancel(CancelMode mode) {
        byPlace.values().stream()
                .filter(attempt -> mode == CancelMode.STOP || !(attempt.work() instanceof Work.Undo))
                .forEach(this::interrupt);
    }

    /** Asks the attempts at a node and its elements to stop, if there are any. */
    void interrupt(String node) {
        byPlace.values().stream()
                .filter(attempt -> attempt.place().node().equals(node))
                .forEach(this::interrupt);
    }

    private void interrupt(Attempt attempt) {
        if (attempt.interrupt()) {
            Result result = attempt.waiting() ? notBegun() : interrupted();
            host.environment().steps().execute(() -> ended.on(attempt, result));
        }
    }

    /** Of what was to stop before it began. */
    Result notBegun() {
        return new Result.Failed(new CancellationException("it was to stop before it began"), false);
    }

    private static Result interrupted() {
        return new Result.Failed(new CancellationException("it was to stop before it had a result"), true);
    }

    void abandonAll() {
        byPlace.values().forEach(attempt -> {
            attempt.end();
            attempt.scope().cancel();
        });
        byPlace.values().stream()
                .filter(Attempt::waiting)
                .forEach(attempt -> attempt.ticket().giveBack());
        begun.forEach(one -> one.attempt().ticket().giveBack());
        byPlace.clear();
        begun.clear();
    }

    List<String> describe(Instant now) {
        Stream<String> running = byPlace.values().stream()
                .map(attempt -> what(attempt)
                        + (attempt.waiting() ? " waits for its transaction's turn" : "")
                        + ", for " + Duration.between(attempt.startedAt(), now).toSeconds() + " s"
                        + (attempt.timedOut() ? ", past its timeout; it does not react to the interrupt" : ""));
        return Stream.concat(running, admissions.describe()).sorted().toList();
    }

    private static String what(Attempt attempt) {
        return attempt.work() instanceof Work.Complete
                ? "the result method"
                : "'" + attempt.place() + "' attempt " + attempt.scope().attempt();
    }

    /** Runs attempts, each on a thread of its own. */
    void dispatch(List<Begun> attempts) {
        attempts.forEach(one -> host.environment().steps().execute(() -> call(one)));
    }

    /** Runs attempts, the first one on this thread. */
    void run(List<Begun> attempts) {
        if (!attempts.isEmpty()) {
            dispatch(attempts.subList(1, attempts.size()));
            call(attempts.get(0));
        }
    }

    private Attempt attempt(Work work, RunState state, Ticket ticket) {
        Instant now = host.store().now();
        String name = workflow.definition().version().workflow();
        Optional<Duration> timeout = timeout(work);
        AttemptScope scope = work instanceof Work.Call call
                ? AttemptScope.of(name, ChildName.origin(state, runId), call, timeout.map(now::plus))
                : AttemptScope.ofResult(name, runId);
        return new Attempt(work, state, scope, now, timeout, ticket);
    }

    private static Optional<Duration> timeout(Work work) {
        if (work instanceof Work.Undo undo) {
            return Optional.ofNullable(undo.node().compensation().orElseThrow().timeout());
        }
        return work instanceof Work.Invoke invoke ? invoke.node().timeout() : Optional.empty();
    }

    /** An attempt that nobody wants any more by the time it gets a thread does not begin. */
    private void call(Begun one) {
        Attempt attempt = one.attempt();
        if (attempt.over()) {
            attempt.ticket().giveBack();
            return;
        }
        if (attempt.scope().cancelled()) {
            ended.on(attempt, notBegun());
            return;
        }
        attempt.ticket().begins();
        watch(attempt);
        tellStarted(attempt);
        Optional<Result> result = callOnThread(attempt, () -> answer(attempt));
        result.ifPresent(value -> conclude(attempt, attempt.timedOut() ? timedOut(attempt) : value));
    }

    private void watch(Attempt attempt) {
        attempt.timeout()
                .ifPresent(limit -> attempt.watchedBy(host.environment().schedule(limit, () -> timeOut(attempt))));
    }

    /** Tells the listeners that an attempt begins. */
    void tellStarted(Attempt attempt) {
        if (!(attempt.work() instanceof Work.Complete)) {
            outbox.tell(new RunEvent.AttemptStarted(
                    runId, attempt.place().toString(), attempt.scope().attempt()));
            outbox.flush();
        }
    }

    /** Asks the guard of a transactional step, before its transaction; empty if the step may run. */
    Optional<Result> guard(Attempt attempt) {
        return attempt.work() instanceof Work.Invoke invoke && !invoke.admitted()
                ? callOnThread(
                                attempt,
                                () -> AttemptCall.admits(workflow.machine(), attempt.state(), invoke, attempt.scope())
                                        ? new AttemptCall.Answer.Returned(null)
                                        : new AttemptCall.Answer.Refused())
                        .filter(result -> !(result instanceof Result.Value))
                : Optional.empty();
    }

    /** Runs an attempt on this thread, which has the connection of its transaction. */
    Result runOn(Object connection, Attempt attempt) {
        attempt.ticket().begins();
        watch(attempt);
        Optional<Result> result = callOnThread(attempt, () -> answerOn(connection, attempt));
        return attempt.timedOut()
                ? timedOut(attempt)
                : result.orElseGet(() -> new Result.Failed(
                        new IllegalStateException(
                                "'" + attempt.place()
                                        + "' gave a CompletionStage, but its transaction is over when it returns: give the value itself"),
                        true));
    }

    private AttemptCall.Answer answerOn(Object connection, Attempt attempt) throws AttemptCall.CallFailed {
        return attempt.work() instanceof Work.Undo undo
                ? AttemptCall.undo(workflow.machine(), attempt.state(), undo, attempt.scope(), connection)
                : AttemptCall.invokeAdmitted(
                        workflow.machine(), attempt.state(), (Work.Invoke) attempt.work(), attempt.scope(), connection);
    }

    /** On a thread for users' code: a step that has failed for good may have a recovery, whose value is then the step's. */
    void conclude(Attempt attempt, Result result) {
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
    private Optional<Result> callOnThread(Attempt attempt, Call call) {
        attempt.scope().enter();
        try {
            AttemptCall.Answer answer = call.answer();
            if (answer instanceof AttemptCall.Answer.Returned returned) {
                return Optional.of(new Result.Value(returned.value()));
            }
            if (answer instanceof AttemptCall.Answer.Refused) {
                return Optional.of(new Result.Refused());
            }
            if (attempt.isTransactional()) {
                return Optional.empty(); // it would go on after its transaction
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
        if (work instanceof Work.Recover recover) {
            return AttemptCall.recover(workflow.machine(), state, recover, scope);
        }
        if (work instanceof Work.Undo undo) {
            return AttemptCall.undo(workflow.machine(), state, undo, scope);
        }
        if (work instanceof Work.Complete) {
            return new AttemptCall.Answer.Returned(AttemptCall.result(workflow.machine(), state));
        }
        if (work instanceof Work.Until until) {
            return new AttemptCall.Answer.Returned(AttemptCall.until(workflow.machine(), state, until, scope));
        }
        return AttemptCall.reach(workflow.machine(), state, (Work.Open) work, scope);
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
