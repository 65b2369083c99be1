package dev.lodestep.runtime.attempt;

import dev.lodestep.runtime.machine.Arguments;
import dev.lodestep.runtime.machine.Attempts;
import dev.lodestep.runtime.machine.Calls;
import dev.lodestep.runtime.machine.RecoveryDefinition;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.Work;
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
        String node = work.node().name();
        boolean admitted = work.admitted();
        try {
            if (!admitted) {
                if (!calls.onlyIf(node, Attempts.guard(state, work.node(), scope))) {
                    return new Answer.Refused();
                }
                admitted = true;
            }
            return answer(calls.invoke(node, Attempts.arguments(state, work, scope)));
        } catch (Throwable thrown) {
            throw new CallFailed(thrown, admitted);
        }
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

    /** Asks the guard of what is reached, if it is to be asked; true: it lets it pass. */
    public static boolean admits(Calls calls, RunState state, Work.Open work, AttemptScope scope) throws CallFailed {
        try {
            return !work.guarded() || calls.onlyIf(work.node().name(), Attempts.guard(state, work.node(), scope));
        } catch (Throwable thrown) {
            throw new CallFailed(thrown, false);
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
        try {
            return answer(calls.compensate(work.node().name(), Attempts.undo(state, work, scope)));
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
