package dev.lodestep.runtime.machine;

import dev.lodestep.Failure;
import dev.lodestep.StepContext;
import dev.lodestep.WorkflowAbort;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an attempt is called with, and what is recorded of how it went: pure functions that every driver of the machine shares. */
public final class Attempts {
    private Attempts() {}

    /** What a node's method is called with. */
    public static Arguments arguments(RunState state, Work.Invoke work, StepContext step) {
        return new Arguments(new Values(state).all(work.node().parameters()), payload(work), step, null);
    }

    /** What the predicate that guards a node is asked with. */
    public static Arguments guard(RunState state, NodeDefinition node, StepContext step) {
        return new Arguments(new Values(state).all(node.onlyIf().orElse(List.of())), null, step, null);
    }

    /** What a node's compensation is called with. */
    public static Arguments undo(RunState state, Work.Undo work, StepContext step) {
        Failure reason = state.failures().isEmpty()
                ? Failures.cancelled("")
                : state.failures().get(0);
        List<Binding> parameters = work.node().compensation().orElseThrow().parameters();
        return new Arguments(new Values(state).all(parameters), null, step, reason);
    }

    /** The workflow's result, or what its result method is called with. */
    public static ResultSource result(RunState state) {
        WorkflowDefinition.Result source = state.definition().source();
        if (source instanceof WorkflowDefinition.Result.Made made) {
            return new ResultSource.Method(new Arguments(new Values(state).all(made.parameters()), null, null, null));
        }
        List<String> nodes = ((WorkflowDefinition.Result.Of) source).nodes();
        Binding last = Binding.from(nodes.toArray(String[]::new));
        return new ResultSource.Value(new Values(state).all(List.of(last)).get(0));
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
            return failed(node, work.attempt(), true, error, now, random);
        }
        return new Entry.Completed(node.name(), work.attempt(), node.result().isPresent() ? value : null);
    }

    /** A sleep's method says until when, or for how long; that is computed once. */
    private static Entry slept(Work.Invoke work, @Nullable Object value, Instant now, double random) {
        if (value instanceof Instant until) {
            return new Entry.Opened(work.node().name(), until);
        }
        if (value instanceof Duration time) {
            return new Entry.Opened(work.node().name(), now.plus(time));
        }
        NullPointerException error = new NullPointerException(
                "'" + work.node().name() + "' returned null, but a sleep needs an Instant or a Duration");
        return failed(work.node(), work.attempt(), true, error, now, random);
    }

    /** What stands in for a step after this attempt, if the attempt was the last one and the step has a recovery for the exception. */
    public static Optional<RecoveryDefinition> recovery(Work.Invoke work, Throwable error) {
        RetryPolicy retry = work.node().retry();
        boolean last = work.attempt() >= retry.maxAttempts() || !retry.retries().test(error);
        return last && !(error instanceof WorkflowAbort) ? work.node().recoveryFrom(error) : Optional.empty();
    }

    /** What a recovery is called with. */
    public static Arguments recovering(RunState state, RecoveryDefinition recovery, Throwable error, StepContext step) {
        return new Arguments(new Values(state).all(recovery.parameters()), null, step, null).after(error);
    }

    /**
     * What to record of an attempt that threw.
     *
     * @param admitted whether the predicate that guards the node had let it pass
     * @param random from 0 to 1, for the pause before the next attempt
     */
    public static Entry failed(
            NodeDefinition node, int attempt, boolean admitted, Throwable error, Instant now, double random) {
        Failure failure = Failures.of(node.name(), attempt, error);
        return new Entry.AttemptFailed(
                node.name(), failure, admitted, retryAt(node.retry(), attempt, error, now, random));
    }

    /** What to record of an attempt that threw and that no other one follows, whatever the node's policy says. */
    public static Entry failedForGood(NodeDefinition node, int attempt, boolean admitted, Throwable error) {
        return new Entry.AttemptFailed(node.name(), Failures.of(node.name(), attempt, error), admitted, null);
    }

    /** What to record of a result method that threw; it is not tried again. */
    public static Entry.AttemptFailed resultFailed(Throwable error) {
        return new Entry.AttemptFailed(null, Failures.of(null, 1, error), true, null);
    }

    /** What to record of a compensation that threw. */
    public static Entry undoFailed(Work.Undo work, Throwable error, Instant now, double random) {
        RetryPolicy retry = work.node().compensation().orElseThrow().retry();
        return new Entry.CompensationFailed(
                work.node().name(),
                Failures.of(work.node().name(), work.attempt(), error),
                retryAt(retry, work.attempt(), error, now, random));
    }

    /** What to record when a wait is reached. */
    public static Entry opened(NodeDefinition node, Instant now) {
        Duration timeout = node.signal().orElseThrow().timeout();
        return new Entry.Opened(node.name(), timeout == null ? null : now.plus(timeout));
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
