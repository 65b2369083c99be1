package dev.lodestep.runtime.machine;

import dev.lodestep.Failure;
import dev.lodestep.OnLimit;
import dev.lodestep.Repeat;
import dev.lodestep.StepContext;
import dev.lodestep.WorkflowAbort;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an attempt is called with, and what is recorded of how it went: pure functions that every driver of the machine shares. */
public final class Attempts {
    private Attempts() {}

    /** What a node's method is called with. */
    public static Arguments arguments(RunState state, Work.Invoke work, StepContext step) {
        List<@Nullable Object> values =
                Values.at(state, work.place()).all(work.node().parameters());
        return new Arguments(values, payload(work), step, null);
    }

    /** What the predicate that guards a node is asked with. */
    public static Arguments guard(RunState state, NodeDefinition node, StepContext step) {
        return taking(state, node, node.onlyIf().orElse(List.of()), step);
    }

    /** What the predicate that ends a loop is asked with. */
    public static Arguments until(RunState state, Work.Until work, StepContext step) {
        return taking(state, work.node(), work.tail().until().orElse(List.of()), step);
    }

    private static Arguments taking(RunState state, NodeDefinition node, List<Binding> bindings, StepContext step) {
        return new Arguments(Values.at(state, node.place()).all(bindings), null, step, null);
    }

    /** What a node's compensation is called with. */
    public static Arguments undo(RunState state, Work.Undo work, StepContext step) {
        Failure reason = state.failures().isEmpty()
                ? Failures.cancelled("")
                : state.failures().get(0);
        UndoUnit unit = Objects.requireNonNull(UndoUnit.next(state), "nothing is to be undone");
        List<Binding> parameters = work.node().compensation().orElseThrow().parameters();
        return new Arguments(Values.undoing(state, unit).all(parameters), null, step, reason);
    }

    /** The workflow's result, or what its result method is called with. */
    public static ResultSource result(RunState state) {
        WorkflowDefinition.Result source = state.definition().source();
        if (source instanceof WorkflowDefinition.Result.Made made) {
            return new ResultSource.Method(
                    new Arguments(Values.atTheEnd(state).all(made.parameters()), null, null, null));
        }
        List<String> nodes = ((WorkflowDefinition.Result.Of) source).nodes();
        Binding last = Binding.from(nodes.toArray(String[]::new));
        return new ResultSource.Value(Values.atTheEnd(state).all(List.of(last)).get(0));
    }

    /** Where a result comes from. */
    public sealed interface ResultSource {
        /** It is there. */
        record Value(@Nullable Object value) implements ResultSource {}

        /** The result method makes it, called with these. */
        record Method(Arguments arguments) implements ResultSource {}
    }

    /** What to record of an attempt that returned: its result, or a failure if it returned null where a value is required. */
    public static Entry returned(Work.Invoke work, @Nullable Object value, Instant now, double random) {
        NodeDefinition node = work.node();
        if (node.sleeps()) {
            return slept(work, value, now, random);
        }
        if (value == null && node.result().isPresent()) {
            NullPointerException error = new NullPointerException("'" + node.name()
                    + "' returned null, but its result is needed: return a value, or declare the result Optional");
            return failed(work, true, error, now, random);
        }
        return new Entry.Completed(work.place(), work.attempt(), node.result().isPresent() ? value : null);
    }

    /** A sleep's method says until when, or for how long; that is computed once. */
    private static Entry slept(Work.Invoke work, @Nullable Object value, Instant now, double random) {
        if (value instanceof Instant until) {
            return new Entry.Opened(work.place(), until);
        }
        if (value instanceof Duration time) {
            return new Entry.Opened(work.place(), now.plus(time));
        }
        NullPointerException error = new NullPointerException(
                "'" + work.node().name() + "' returned null, but a sleep needs an Instant or a Duration");
        return failed(work, true, error, now, random);
    }

    /** What stands in for a step after this attempt, if the attempt was the last one and the step has a recovery for the exception. */
    public static Optional<RecoveryDefinition> recovery(Work.Invoke work, Throwable error) {
        RetryPolicy retry = work.node().retry();
        boolean last = work.attempt() >= retry.maxAttempts() || !retry.retries().test(error);
        return last && !(error instanceof WorkflowAbort) ? work.node().recoveryFrom(error) : Optional.empty();
    }

    /** What a recovery is called with. */
    public static Arguments recovering(
            RunState state, Work.Invoke work, RecoveryDefinition recovery, Throwable error, StepContext step) {
        List<@Nullable Object> values = Values.at(state, work.place()).all(recovery.parameters());
        return new Arguments(values, null, step, null).after(error);
    }

    /**
     * What to record of an attempt that threw.
     *
     * @param admitted whether the predicate that guards the node had let it pass
     * @param random from 0 to 1, for the pause before the next attempt
     */
    public static Entry failed(Work.Call work, boolean admitted, Throwable error, Instant now, double random) {
        return failed(work, admitted, error, retryAt(work.node().retry(), work.attempt(), error, now, random));
    }

    /** What to record of an attempt that threw and that no other one follows, whatever the node's policy says. */
    public static Entry failedForGood(Work.Call work, boolean admitted, Throwable error) {
        return failed(work, admitted, error, null);
    }

    private static Entry failed(Work.Call work, boolean admitted, Throwable error, @Nullable Instant retryAt) {
        Failure failure = Failures.of(work.place().toString(), work.attempt(), error);
        return work instanceof Work.Until until
                ? new Entry.LoopFailed(until.loop().header(), work.place(), failure, retryAt)
                : new Entry.AttemptFailed(work.place(), failure, admitted, retryAt);
    }

    /** What to record of a result method that threw; it is not tried again. */
    public static Entry.AttemptFailed resultFailed(Throwable error) {
        return new Entry.AttemptFailed(null, Failures.of(null, 1, error), true, null);
    }

    /** What to record of a compensation that threw. */
    public static Entry undoFailed(Work.Undo work, Throwable error, Instant now, double random) {
        RetryPolicy retry = work.node().compensation().orElseThrow().retry();
        return new Entry.CompensationFailed(
                work.place(),
                Failures.of(work.place().toString(), work.attempt(), error),
                retryAt(retry, work.attempt(), error, now, random));
    }

    /** What to record when a wait, or a node that runs for each element of a list, is reached. */
    public static Entry reached(RunState state, Work.Open work, Instant now) {
        NodeDefinition node = work.node();
        if (node.forEach().isPresent() && !work.place().isElement()) {
            Values values = Values.at(state, work.place());
            return new Entry.FannedOut(
                    work.place(), values.list(node.forEach().get()).size());
        }
        Duration timeout = node.signal().orElseThrow().timeout();
        return new Entry.Opened(work.place(), timeout == null ? null : now.plus(timeout));
    }

    /** What to record when the predicate of the repeating node has said whether the loop is over. */
    public static Entry answered(Work.Until work, boolean over, Instant now) {
        return over
                ? new Entry.LoopEnded(work.loop().header(), LoopEnd.UNTIL)
                : afterRound(work.loop(), work.tail(), work.round(), now);
    }

    /** What to record when a loop's round is over and no predicate is to be asked. */
    public static Entry ended(Work.EndRound work, Instant now) {
        return afterRound(work.loop(), work.tail(), work.round(), now);
    }

    private static Entry afterRound(LoopDefinition loop, LoopDefinition.Tail tail, int round, Instant now) {
        if (loop.max() == Repeat.UNBOUNDED || round < loop.max()) {
            return new Entry.Round(loop.header(), round + 1, tail.every() == null ? null : now.plus(tail.every()));
        }
        return loop.onLimit() == OnLimit.GO_ON
                ? new Entry.LoopEnded(loop.header(), LoopEnd.LIMIT)
                : new Entry.LoopFailed(loop.header(), Place.of(tail.node()), Failures.limit(loop, tail.node()), null);
    }

    private static @Nullable Instant retryAt(
            RetryPolicy retry, int attempt, Throwable error, Instant now, double random) {
        boolean again = attempt < retry.maxAttempts()
                && !(error instanceof WorkflowAbort)
                && retry.retries().test(error);
        return again ? now.plus(retry.pauseAfter(attempt, random)) : null;
    }

    private static @Nullable Object payload(Work.Invoke work) {
        if (work.wake() == null) {
            return null;
        }
        Optional<Object> payload = work.wake().payload();
        return work.node().signal().orElseThrow().timeout() != null ? payload : payload.orElseThrow();
    }
}
