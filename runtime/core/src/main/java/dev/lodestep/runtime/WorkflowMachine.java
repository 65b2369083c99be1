package dev.lodestep.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lodestep.runtime.codec.Mapper;
import dev.lodestep.runtime.machine.Arguments;
import dev.lodestep.runtime.machine.Calls;
import dev.lodestep.runtime.machine.Place;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A workflow's state machine: its definition, direct calls into its methods, and the plain runner, which needs no engine and no store. The
 * superclass of every generated machine.
 *
 * <p>The plain runner runs on the caller's thread until the run ends or has to wait, and then gives a {@link Snapshot}. Where a result comes
 * as a {@code CompletionStage}, the caller's thread waits for it.
 *
 * @param <I> the input; {@code Void} where there is none
 * @param <O> the result; {@code Void} where there is none
 */
public abstract class WorkflowMachine<I, O> implements Calls {
    private final WorkflowDefinition<I, O> definition;
    private final List<WorkflowMachine<?, ?>> children;
    private final List<RunListener> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Mapper mapper;
    private final Environment environment =
            Environment.system("lodestep-plain"); // without threads until something has a timeout

    /**
     * A machine of that definition.
     *
     * @param children the machines of the workflows that it starts, its own aside, for the plain runner; an engine needs none
     */
    protected WorkflowMachine(WorkflowDefinition<I, O> definition, WorkflowMachine<?, ?>... children) {
        this.definition = definition;
        this.children = List.of(children);
    }

    /** The graph, as the runtime sees it. */
    public final WorkflowDefinition<I, O> definition() {
        return definition;
    }

    /** Adds somebody who hears what happens to the plain runs of this machine, on the threads that call it. */
    public final void listener(RunListener listener) {
        listeners.add(listener);
    }

    /** Takes this mapper, as it is, for the types with {@code @Databind}, in place of the default one. */
    public final void objectMapper(ObjectMapper objectMapper) {
        mapper = Mapper.of(objectMapper);
    }

    @Nullable
    Mapper mapper() {
        return mapper;
    }

    /** The machines of the workflows that it starts, its own aside; none where an engine runs them. */
    List<WorkflowMachine<?, ?>> children() {
        return children;
    }

    List<RunListener> listeners() {
        return listeners;
    }

    Environment environment() {
        return environment;
    }

    @Override
    public @Nullable Object invoke(String node, Arguments in) throws Exception {
        throw unknown("node", node);
    }

    @Override
    public @Nullable Object compensate(String node, Arguments in) throws Exception {
        throw unknown("compensation of", node);
    }

    @Override
    public boolean onlyIf(String node, Arguments in) throws Exception {
        throw unknown("predicate of", node);
    }

    @Override
    public boolean until(String node, Arguments in) throws Exception {
        throw unknown("end of the loop at", node);
    }

    @Override
    public Instant due(String node, Arguments in) throws Exception {
        throw unknown("deadline of", node);
    }

    @Override
    public void check(String node, Arguments in) throws Exception {
        throw unknown("check of", node);
    }

    @Override
    public @Nullable Object recover(String recovery, Arguments in) throws Exception {
        throw unknown("recovery", recovery);
    }

    @Override
    public @Nullable Object result(Arguments in) throws Exception {
        throw unknown("result method of", definition.version().workflow());
    }

    /** Runs the workflow on this thread until it ends or has to wait. */
    protected final Outcome<O> runWith(@Nullable I input) {
        return PlainSession.of(this).start(input);
    }

    private IllegalStateException unknown(String what, String node) {
        return new IllegalStateException(getClass().getName() + " has no " + what + " '" + node + "'; compile "
                + definition.version().workflow() + " and its generated classes together");
    }

    /**
     * What a snapshot can go on with; the superclass of every generated one. Each method runs on the calling thread until the run ends or has
     * to wait again.
     *
     * @param <O> the workflow's result
     */
    public abstract static class Resume<O> {
        private final PlainSession<?, O> session;
        private final String runId;
        private final PlainState state;

        /** {@link SnapshotMismatchException} if the snapshot is not one of this machine's workflow and version. */
        protected Resume(WorkflowMachine<?, O> machine, Snapshot snapshot) {
            session = PlainSession.of(machine, snapshot.surroundings());
            runId = snapshot.runId();
            state = snapshot.stands(machine.definition(), machine.mapper());
        }

        /** Takes a signal; {@link SignalNotExpectedException} if the snapshot does not wait for it. */
        protected final Outcome<O> signal(String signal, Object payload) {
            return session.signal(runId, state, signal, payload);
        }

        /**
         * Goes on with the child of a node, by a call of the child's machine; its outcome counts for this run.
         * {@link SignalNotExpectedException} if this run does not wait for a child of that node.
         */
        protected final <M extends WorkflowMachine<?, ?>> Outcome<O> child(
                String node, Class<M> machine, BiFunction<M, Snapshot, Outcome<?>> call) {
            return session.child(runId, state, Place.of(node), machine, call);
        }

        /** The same, for one of the children of a list, by the position of its input, from 0. */
        protected final <M extends WorkflowMachine<?, ?>> Outcome<O> child(
                String node, int element, Class<M> machine, BiFunction<M, Snapshot, Outcome<?>> call) {
            return session.child(runId, state, Place.of(node).at(element), machine, call);
        }

        /** Goes on with what is due at the given time: timeouts, and attempts that were put off. The run sees this time as now. */
        public final Outcome<O> onTime(Instant now) {
            return session.onTime(runId, state, now);
        }

        /** Evaluates what failed or was skipped anew; what completed never runs again. {@link SignalNotExpectedException} if it is not parked. */
        public final Outcome<O> retry() {
            return session.retry(runId, state);
        }

        /**
         * Goes on where the run stands, without trying again what failed: one that could not undo everything ends with that.
         * {@link SignalNotExpectedException} if it is not parked.
         */
        public final Outcome<O> go() {
            return session.go(runId, state);
        }

        /** For generated classes: what is decided about a node by hand goes on with the run. */
        protected final Intervention.Decision<Outcome<O>> byHand() {
            return (place, skips, value) -> session.decide(runId, state, place, skips, value);
        }

        /** Ends the run. */
        public final Outcome<O> cancel(CancelMode mode) {
            return session.cancel(runId, state, mode);
        }
    }
}
