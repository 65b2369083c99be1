package dev.lodestep.runtime.machine;

import dev.lodestep.ChildFailedException;
import dev.lodestep.Failure;
import dev.lodestep.OnLimit;
import dev.lodestep.Pausable;
import dev.lodestep.Repeat;
import dev.lodestep.StepContext;
import dev.lodestep.WorkflowAbort;
import dev.lodestep.runtime.codec.Json;
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
        Arguments in = new Arguments(values, payload(work), step, null);
        Question question = work.wake() == null ? null : work.wake().question();
        return question == null ? in : in.carrying(question.carry());
    }

    /** What the method that computes a wait's deadline is called with. */
    public static Arguments due(RunState state, Work.Call work, StepContext step) {
        List<Binding> parameters = work.node().due().orElseThrow().parameters();
        return new Arguments(Values.at(state, work.place()).all(parameters), null, step, null);
    }

    /** The deadline of a wait that was computed from data before; null: there is none yet. */
    public static @Nullable Instant deadline(RunState state, Work.Call work) {
        return state.deadline(work.place());
    }

    /** What a re-entrant step answered, and the deadline if it was computed before. */
    public record Reply(Pausable<?, ?> answer, @Nullable Instant deadline) {}

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
        UndoUnit unit = Objects.requireNonNull(UndoUnit.next(state), "nothing is to be undone");
        List<Binding> parameters = work.node().compensation().orElseThrow().parameters();
        return new Arguments(Values.undoing(state, unit).all(parameters), null, step, reason(state));
    }

    /** Why a run goes back. */
    public static Failure reason(RunState state) {
        if (state.undoes().isPresent()) {
            return state.undoes().get();
        }
        return state.failures().isEmpty()
                ? Failures.cancelled("")
                : state.failures().get(0);
    }

    /** What to record in the place of an entry that was to start a child whose id is taken by another run. */
    public static Entry conflict(RunState state, Entry entry, String id) {
        IllegalStateException error = new IllegalStateException("run '" + id
                + "' is there already and is not this child: somebody else has started it under the id that the child"
                + " is to have. Give one of the two another id.");
        if (entry instanceof Entry.UndoSpawned undo) {
            return new Entry.CompensationFailed(
                    undo.place(), Failures.of(undo.place().toString(), 1, error), null);
        }
        Entry.Spawned spawned = (Entry.Spawned) entry;
        int number = state.at(spawned.place()) instanceof NodeState.Child child ? child.number() : 1;
        return new Entry.AttemptFailed(
                spawned.place(), Failures.of(spawned.place().toString(), number, error), true, null);
    }

    /** What to record of work that starts a run, once more or to undo. */
    public static Entry spawned(RunState state, Work.Spawn work) {
        return Spawning.again(state, work);
    }

    /**
     * What to record of a child that has ended.
     *
     * @param id the child's id
     * @param message the message that says so; 0: none
     * @param ending how it ended, as it was stored
     * @throws dev.lodestep.runtime.codec.DecodeException if that is not what the child's workflow stores
     */
    public static Entry ended(Work.Child work, String id, int message, byte[] ending) {
        EndingCodec codec =
                new EndingCodec(work.node().child().orElseThrow().workflow().get());
        return new Entry.ChildEnded(work.name().place(), message, id, Json.decode(codec, ending));
    }

    /** What stands in for the result of a child that did not complete, for the exception that says so. */
    public static RecoveryDefinition recovery(Work.Recover work, ChildFailedException error) {
        return work.node().recoveryFrom(error).orElseThrow();
    }

    /** What that is called with. */
    public static Arguments recovering(
            RunState state,
            Work.Recover work,
            RecoveryDefinition recovery,
            ChildFailedException error,
            StepContext step) {
        List<@Nullable Object> values = Values.at(state, work.place()).all(recovery.parameters());
        return new Arguments(values, null, step, null).after(error);
    }

    /** What to record of what stands in for the result of a child. */
    public static Entry recovered(Work.Recover work, @Nullable Object value) {
        NodeDefinition node = work.node();
        if (value == null && node.result().isPresent()) {
            return failedForGood(
                    work,
                    true,
                    new NullPointerException("what stands in for '" + node.name() + "' returned null, but its result is"
                            + " needed: return a value"));
        }
        return new Entry.Completed(work.place(), 0, node.result().isPresent() ? value : null);
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
        if (node.child().isPresent()) {
            return Spawning.of(work, value, now, random);
        }
        if (value instanceof Reply reply) {
            return reply.answer() instanceof Pausable.Ask<?, ?> ask
                    ? asked(work, ask, reply.deadline(), now, random)
                    : returned(work, ((Pausable.Done<?, ?>) reply.answer()).value(), now, random);
        }
        if (value == null && node.result().isPresent()) {
            NullPointerException error = new NullPointerException("'" + node.name()
                    + "' returned null, but its result is needed: return a value, or declare the result Optional");
            return failed(work, true, error, now, random);
        }
        return new Entry.Completed(work.place(), work.attempt(), node.result().isPresent() ? value : null);
    }

    private static Entry asked(
            Work.Invoke work, Pausable.Ask<?, ?> ask, @Nullable Instant deadline, Instant now, double random) {
        if (ask.carry() == null) {
            NullPointerException error =
                    new NullPointerException("'" + work.node().name()
                            + "' asked with null: give Pausable.ask what the step needs to go on, or an empty record");
            return failed(work, true, error, now, random);
        }
        return new Entry.Asked(work.place(), work.attempt(), ask.carry(), until(work.node(), deadline, now));
    }

    private static @Nullable Instant until(NodeDefinition node, @Nullable Instant deadline, Instant now) {
        Duration timeout = node.signal().orElseThrow().timeout();
        return deadline != null ? deadline : timeout == null ? null : now.plus(timeout);
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

    /**
     * What to record when a wait, or a node that runs for each element of a list, is reached.
     *
     * @param computed the deadline, if it was computed now
     */
    public static Entry reached(RunState state, Work.Open work, @Nullable Instant computed, Instant now) {
        NodeDefinition node = work.node();
        if (node.forEach().isPresent() && !work.place().isElement()) {
            Values values = Values.at(state, work.place());
            return new Entry.FannedOut(
                    work.place(), values.list(node.forEach().get()).size());
        }
        Instant deadline = computed != null ? computed : state.deadline(work.place());
        return new Entry.Opened(work.place(), until(node, deadline, now));
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
        Optional<Object> payload =
                work.wake() == null ? Optional.empty() : work.wake().payload();
        return work.node().payloadMayBeAbsent() ? payload : payload.orElse(null);
    }
}
