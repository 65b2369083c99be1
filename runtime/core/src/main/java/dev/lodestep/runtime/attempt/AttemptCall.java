package dev.lodestep.runtime.attempt;

import dev.lodestep.ChildFailedException;
import dev.lodestep.Pausable;
import dev.lodestep.runtime.machine.Arguments;
import dev.lodestep.runtime.machine.Attempts;
import dev.lodestep.runtime.machine.Calls;
import dev.lodestep.runtime.machine.RecoveryDefinition;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.Work;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Calls a workflow's methods for a piece of work. Whatever they throw, errors included, is a failed call: a run must never hang on one. */
public final class AttemptCall {
    private AttemptCall() {}

    /** What a call gave. */
    public sealed interface Answer {
        /** The predicate that guards the node said no; its method was not called. */
        record Refused() implements Answer {}

        /** The method returned. */
        record Returned(@Nullable Object value) implements Answer {}

        /** The method returned a stage that will have the value. */
        record Pending(CompletionStage<?> stage) implements Answer {}
    }

    /** A predicate or method threw. */
    public static final class CallFailed extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Throwable thrown;
        private final boolean admitted;

        /** What was thrown, and whether the predicate had let the node pass. */
        public CallFailed(Throwable cause, boolean admitted) {
            super(cause);
            this.thrown = cause;
            this.admitted = admitted;
        }

        /** What was thrown. */
        public Throwable thrown() {
            return thrown;
        }

        /** Whether the predicate had let the node pass. */
        public boolean admitted() {
            return admitted;
        }
    }

    /** Asks the guard, where that is still to be done, and runs the node's method. */
    public static Answer invoke(Calls calls, RunState state, Work.Invoke work, AttemptScope scope) throws CallFailed {
        return admits(calls, state, work, scope)
                ? invokeAdmitted(calls, state, work, scope, null)
                : new Answer.Refused();
    }

    /** Asks the guard, where that is still to be done. */
    public static boolean admits(Calls calls, RunState state, Work.Invoke work, AttemptScope scope) throws CallFailed {
        if (work.admitted()) {
            return true;
        }
        try {
            return calls.onlyIf(work.node().name(), Attempts.guard(state, work.node(), scope));
        } catch (Throwable thrown) {
            throw new CallFailed(thrown, false);
        }
    }

    /**
     * Runs the method of a node that its guard let pass.
     *
     * @param connection for a transactional step
     */
    public static Answer invokeAdmitted(
            Calls calls, RunState state, Work.Invoke work, AttemptScope scope, @Nullable Object connection)
            throws CallFailed {
        try {
            return work.node().carry().isPresent()
                    ? reply(calls, state, work, scope, connection)
                    : answer(calls.invoke(work.node().name(), arguments(state, work, scope, connection)));
        } catch (Throwable thrown) {
            throw new CallFailed(thrown, true);
        }
    }

    private static Arguments arguments(
            RunState state, Work.Invoke work, AttemptScope scope, @Nullable Object connection) {
        return on(connection, Attempts.arguments(state, work, scope));
    }

    private static Arguments on(@Nullable Object connection, Arguments in) {
        return connection == null ? in : in.on(connection);
    }

    /**
     * What stands in for a step that failed: the recovery's value, or the failure itself if there is none for it. A recovery that throws has
     * failed the step, with the first exception suppressed on its own.
     */
    public static Answer recover(Calls calls, RunState state, Work.Invoke work, AttemptScope scope, CallFailed failed)
            throws CallFailed {
        Optional<RecoveryDefinition> recovery =
                failed.admitted() ? Attempts.recovery(work, failed.thrown()) : Optional.empty();
        if (recovery.isEmpty()) {
            throw failed;
        }
        try {
            Arguments in = Attempts.recovering(state, work, recovery.get(), failed.thrown(), scope);
            return answer(calls.recover(recovery.get().name(), in));
        } catch (Throwable thrown) {
            if (thrown != failed.thrown()) {
                thrown.addSuppressed(failed.thrown());
            }
            throw new CallFailed(thrown, true);
        }
    }

    /** Calls what stands in for the result of a child that did not complete. */
    public static Answer recover(Calls calls, RunState state, Work.Recover work, AttemptScope scope) throws CallFailed {
        ChildFailedException error =
                new ChildFailedException(work.at().run(), work.at().failure());
        RecoveryDefinition recovery = Attempts.recovery(work, error);
        try {
            return answer(calls.recover(recovery.name(), Attempts.recovering(state, work, recovery, error, scope)));
        } catch (Throwable thrown) {
            if (thrown != error) {
                thrown.addSuppressed(error);
            }
            throw new CallFailed(thrown, true);
        }
    }

    /** The deadline of a re-entrant step is computed when the step is first reached, before it may ask. */
    private static Answer reply(
            Calls calls, RunState state, Work.Invoke work, AttemptScope scope, @Nullable Object connection)
            throws Exception {
        Instant deadline = Attempts.deadline(state, work);
        if (work.node().due().isPresent() && deadline == null) {
            deadline = due(calls, state, work, scope);
        }
        Instant due = deadline;
        Object value = calls.invoke(work.node().name(), arguments(state, work, scope, connection));
        return value instanceof CompletionStage<?> stage
                ? new Answer.Pending(stage.thenApply(later -> reply(later, due)))
                : new Answer.Returned(reply(value, due));
    }

    private static @Nullable Object reply(@Nullable Object value, @Nullable Instant due) {
        return value == null ? null : new Attempts.Reply((Pausable<?, ?>) value, due);
    }

    private static Instant due(Calls calls, RunState state, Work.Call work, AttemptScope scope) throws Exception {
        return Objects.requireNonNull(
                calls.due(work.node().name(), Attempts.due(state, work, scope)),
                () -> "the @Due method of '" + work.node().name() + "' returned null");
    }

    /** Asks the guard of what is reached, and computes its deadline, where that is to be done; gives the deadline or null. */
    public static Answer reach(Calls calls, RunState state, Work.Open work, AttemptScope scope) throws CallFailed {
        boolean admitted = false;
        try {
            if (work.guarded() && !calls.onlyIf(work.node().name(), Attempts.guard(state, work.node(), scope))) {
                return new Answer.Refused();
            }
            admitted = true;
            return new Answer.Returned(work.computesDeadline(state) ? due(calls, state, work, scope) : null);
        } catch (Throwable thrown) {
            throw new CallFailed(thrown, admitted);
        }
    }

    /** Asks the predicate of a repeating node whether the loop is over. */
    public static boolean until(Calls calls, RunState state, Work.Until work, AttemptScope scope) throws CallFailed {
        try {
            return calls.until(work.node().name(), Attempts.until(state, work, scope));
        } catch (Throwable thrown) {
            throw new CallFailed(thrown, true);
        }
    }

    /** Runs the node's compensation. */
    public static Answer undo(Calls calls, RunState state, Work.Undo work, AttemptScope scope) throws CallFailed {
        return undo(calls, state, work, scope, null);
    }

    /** Runs the node's compensation, which may be transactional. */
    public static Answer undo(
            Calls calls, RunState state, Work.Undo work, AttemptScope scope, @Nullable Object connection)
            throws CallFailed {
        try {
            return answer(calls.compensate(work.node().name(), on(connection, Attempts.undo(state, work, scope))));
        } catch (Throwable thrown) {
            throw new CallFailed(thrown, true);
        }
    }

    /** The workflow's result. */
    public static @Nullable Object result(Calls calls, RunState state) throws CallFailed {
        Attempts.ResultSource source = Attempts.result(state);
        if (source instanceof Attempts.ResultSource.Value value) {
            return value.value();
        }
        try {
            Object made = calls.result(((Attempts.ResultSource.Method) source).arguments());
            if (made == null && state.definition().result().isPresent()) {
                throw new NullPointerException("the @Result method returned null");
            }
            return made;
        } catch (Throwable thrown) {
            throw new CallFailed(thrown, true);
        }
    }

    private static Answer answer(@Nullable Object value) {
        return value instanceof CompletionStage<?> stage ? new Answer.Pending(stage) : new Answer.Returned(value);
    }
}
