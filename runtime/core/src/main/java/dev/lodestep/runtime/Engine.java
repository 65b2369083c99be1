package dev.lodestep.runtime;

import dev.lodestep.runtime.codec.Mapper;
import dev.lodestep.runtime.engine.DurableEngine;
import dev.lodestep.runtime.machine.Note;
import dev.lodestep.runtime.machine.Place;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import dev.lodestep.runtime.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Executes workflows durably on a store: what {@code start}, {@code resume} or a step's completion has acknowledged is on disk, and a run
 * goes on after any crash, in this process or another one, without running a recorded step again.
 *
 * <p>Users start runs and send signals with the client that is generated for each workflow, made by its {@code register}; the methods here
 * are for what needs no types: looking at runs, cancelling them, trying parked ones again. All methods may be called from any thread.
 */
public interface Engine extends AutoCloseable {
    /** An engine with default options. Closing it closes the store. */
    static Engine open(Store store) {
        return open(store, EngineOptions.defaults());
    }

    /** An engine. It executes nothing until a workflow is registered. */
    static Engine open(Store store, EngineOptions options) {
        return DurableEngine.open(store, options);
    }

    /** Lets this engine execute a workflow: runs of its version that are left, due or given back are claimed from now on. */
    void register(WorkflowMachine<?, ?> machine);

    /**
     * The runs that fit, in the order of the query, a page at a time.
     *
     * @throws IllegalArgumentException if the query's cursor is none of such a query
     */
    RunPage list(RunQuery query);

    /** A run; empty if there is none of this id. */
    Optional<RunSummary> find(String runId);

    /** How many runs of a workflow are in each status; of all workflows, if the name is null. Statuses without runs are left out. */
    Map<RunStatus, Long> count(@Nullable String workflow);

    /** How many runs of each workflow are in each status, by the workflow's stored name. What is 0 is left out. */
    Map<String, Map<RunStatus, Long>> counts();

    /** What was recorded of a run, oldest first; {@link UnknownRunException} if there is none of this id. */
    List<RunRecord> journal(String runId);

    /** Why a run is not going on right now, and what to do about it, in words for an operator; every run that has not ended has an answer. */
    String whyNotRunning(String runId);

    /**
     * Asks a run to stop. It is interrupted where it is; it has ended when {@code await} says so.
     *
     * @throws UnknownRunException if there is none of this id
     * @return false if the run has ended already
     */
    boolean cancel(String runId, CancelMode mode);

    /**
     * Lets a parked run try again what failed; completed nodes never run again.
     *
     * @throws UnknownRunException if there is none of this id
     * @return false if the run is not parked
     */
    boolean retry(String runId);

    /**
     * Parks a run at its next checkpoint; attempts that run are let finish, and signals that come meanwhile are kept.
     *
     * @param note who wants it, and why
     * @throws UnknownRunException if there is none of this id
     * @return false if the run has ended already
     */
    boolean pause(String runId, Note note);

    /**
     * Lets a paused run go on where it was; one that is parked because it could not undo everything ends with that.
     *
     * @param note who wants it, and why
     * @throws UnknownRunException if there is none of this id
     * @return false if the run has ended already
     */
    boolean go(String runId, Note note);

    /**
     * Does one thing to all runs that a query finds: a page at a time, in the order of the query, each run by itself and as it is by then; never
     * all in one transaction. Runs that start after the call are not among them. Doing it again to a run that has had it changes nothing more,
     * so whatever stops it, it can be called again with {@link BulkSummary#next}.
     *
     * <p>It is stopped, between two pages, by an interrupt of the calling thread, which stays interrupted; by a store that does not answer, as
     * {@link BulkSummary#stoppedBy} says; and by what {@code progress} throws, which is thrown on.
     *
     * @param query which runs; its page size is how many are looked at at once
     * @param action what is done to them
     * @param progress hears how far it is, after each page, on the calling thread
     * @return to how many it was done, and to which it could not be done, and why
     */
    BulkSummary bulk(RunQuery query, BulkAction action, Consumer<BulkProgress> progress);

    /** The same, without anybody who hears how far it is. */
    default BulkSummary bulk(RunQuery query, BulkAction action) {
        return bulk(query, action, progress -> {});
    }

    /**
     * Deletes runs that ended longer ago than that, with everything that belongs to them, some at a time; how many there were. Those whose
     * children, or runs above them, have still to end are kept, since these may have to undo what they did. {@link EngineOptions#retention}
     * does this by itself.
     *
     * @throws StoreUnavailableException if the store does not answer; what was deleted until then is gone
     */
    long purge(Duration endedBefore);

    /** Stops claiming, lets attempts that run finish for the grace time, interrupts the rest, gives all runs back, and lets go of the store. */
    @Override
    void close();

    // For generated clients

    /** Starts a run, or finds the one that was started with the same id and input. */
    default <I, O> Run<O> start(WorkflowDefinition<I, O> definition, String runId, @Nullable I input) {
        return start(definition, runId, input, StartOptions.none());
    }

    /**
     * Starts a run with attributes, a priority or a time before which it does not begin; or finds the one that was started with the same id and
     * input, whose options stay as they are.
     *
     * @throws StartConflictException if the id is taken by a run of another workflow or with another input
     * @throws EngineBusyException if as many runs as may be are executed, or as many starts wait for the store, and
     *     {@link EngineOptions#startTimeout} passes, or {@link EngineOptions#rejectWhenFull} was set
     * @throws PayloadTooLargeException if the input is larger than {@link EngineOptions#maxPayloadBytes}
     * @throws InvalidIdException if no store could hold the id
     * @throws StoreUnavailableException if the store does not answer within {@link EngineOptions#startTimeout}; the run may have been started:
     *     start it again with the same id
     */
    <I, O> Run<O> start(WorkflowDefinition<I, O> definition, String runId, @Nullable I input, StartOptions options);

    /** A handle of a run that may exist. */
    <O> Run<O> run(WorkflowDefinition<?, O> definition, String runId);

    /** Sends a signal whose payload is JSON already. */
    SignalResult signal(
            WorkflowDefinition<?, ?> definition,
            String runId,
            String signal,
            @Nullable String signalId,
            byte[] payload);

    /**
     * Sends a signal to a run and starts that run before if there is none of its id: both happen or none does.
     *
     * @throws StartConflictException if the id is taken by a run of another workflow or with another input
     */
    <I> SignalResult startOrSignal(
            WorkflowDefinition<I, ?> definition,
            String runId,
            @Nullable I input,
            String signal,
            @Nullable String signalId,
            byte[] payload);

    /**
     * Gives the result of a node, or of an element, by hand; a run that is parked for its failure goes on.
     *
     * @param value the result; null for a node without one
     * @throws InterventionRefusedException if the node has completed, runs, or was settled otherwise
     * @return false if the run has ended already
     */
    boolean supply(WorkflowDefinition<?, ?> definition, String runId, Place place, @Nullable Object value, Note note);

    /**
     * Skips a node whose result nobody needs, by hand; a run that is parked for its failure goes on.
     *
     * @throws InterventionRefusedException if its result is needed, or it has completed, runs, or was settled otherwise
     * @return false if the run has ended already
     */
    boolean skip(WorkflowDefinition<?, ?> definition, String runId, Place place, Note note);

    /**
     * Starts a run that takes over another one's input and what it had completed before a node; that node and what depends on it run again.
     *
     * @throws InterventionRefusedException if the run has not come to the node
     * @throws StartConflictException if the new id is taken by anything but this very fork
     */
    <O> Run<O> fork(WorkflowDefinition<?, O> definition, String runId, String node, String newId);

    /** The state of a run as it is recorded now. */
    Optional<RunState> state(WorkflowDefinition<?, ?> definition, String runId);

    /** What reads and writes the types with {@code @Databind}; null: the default mapper. */
    @Nullable
    Mapper mapper();
}
