package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.BulkAction;
import dev.lodestep.runtime.BulkProgress;
import dev.lodestep.runtime.BulkSummary;
import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineClosedException;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.Run;
import dev.lodestep.runtime.RunPage;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunRecord;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.RunSummary;
import dev.lodestep.runtime.SignalResult;
import dev.lodestep.runtime.StartOptions;
import dev.lodestep.runtime.WorkflowMachine;
import dev.lodestep.runtime.codec.Mapper;
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

/** The engine as its users see it: hands each call to the part that does it, as long as it is open. */
public final class DurableEngine implements Engine {
    private static final int PURGED_AT_ONCE = 500;

    private final EngineCore core;
    private final Store store;
    private final EngineOptions options;
    private final Starter starter;
    private final Signals signals;
    private final Interventions interventions;
    private final Operators operators;
    private final RunLookup lookup;
    private final Diagnosis diagnosis;

    private DurableEngine(EngineCore core) {
        this.core = core;
        this.store = core.store();
        this.options = core.options();
        starter = core.starter();
        signals = new Signals(core, core.deliveries(), core.signalGate(), starter);
        interventions = new Interventions(core, core.deliveries());
        operators = new Operators(core, core.deliveries(), interventions, starter);
        lookup = new RunLookup(store);
        diagnosis = core.diagnosis();
    }

    /** An engine on a store; it joins the store as a worker, unless it is only a client. */
    public static Engine open(Store store, EngineOptions options) {
        EngineCore core = new EngineCore(store, options);
        DurableEngine engine = new DurableEngine(core);
        core.start();
        return engine;
    }

    @Override
    public void register(WorkflowMachine<?, ?> machine) {
        open();
        core.register(machine);
    }

    @Override
    public <I, O> Run<O> start(
            WorkflowDefinition<I, O> definition, String runId, @Nullable I input, StartOptions startOptions) {
        open();
        core.limits().id("the run id", runId);
        starter.start(definition, runId, input, startOptions);
        return run(definition, runId);
    }

    @Override
    public <O> Run<O> run(WorkflowDefinition<?, O> definition, String runId) {
        return new EngineRun<>(this, definition, runId);
    }

    @Override
    public SignalResult signal(
            WorkflowDefinition<?, ?> definition,
            String runId,
            String signal,
            @Nullable String signalId,
            byte[] payload) {
        open();
        return signals.send(definition, runId, signal, signalId, payload);
    }

    @Override
    public <I> SignalResult startOrSignal(
            WorkflowDefinition<I, ?> definition,
            String runId,
            @Nullable I input,
            String signal,
            @Nullable String signalId,
            byte[] payload) {
        open();
        return signals.sendOrStart(definition, runId, input, signal, signalId, payload);
    }

    @Override
    public boolean cancel(String runId, CancelMode mode) {
        open();
        return interventions.cancel(runId, mode);
    }

    @Override
    public boolean retry(String runId) {
        open();
        return interventions.retry(runId);
    }

    @Override
    public boolean pause(String runId, Note note) {
        open();
        return interventions.pause(runId, note);
    }

    @Override
    public boolean go(String runId, Note note) {
        open();
        return interventions.go(runId, note);
    }

    @Override
    public boolean supply(
            WorkflowDefinition<?, ?> definition, String runId, Place place, @Nullable Object value, Note note) {
        open();
        return operators.supply(codecs(definition), runId, place, value, note);
    }

    @Override
    public boolean skip(WorkflowDefinition<?, ?> definition, String runId, Place place, Note note) {
        open();
        return operators.skip(codecs(definition), runId, place, note);
    }

    @Override
    public <O> Run<O> fork(WorkflowDefinition<?, O> definition, String runId, String node, String newId) {
        open();
        core.limits().id("the run id", newId);
        operators.fork(codecs(definition), runId, node, newId);
        return run(definition, newId);
    }

    @Override
    public RunPage list(RunQuery query) {
        open();
        return lookup.list(query);
    }

    @Override
    public Optional<RunSummary> find(String runId) {
        open();
        return lookup.find(runId);
    }

    @Override
    public Map<RunStatus, Long> count(@Nullable String workflow) {
        open();
        return lookup.count(workflow);
    }

    @Override
    public Map<String, Map<RunStatus, Long>> counts() {
        open();
        return lookup.counts();
    }

    @Override
    public List<RunRecord> journal(String runId) {
        open();
        return lookup.journal(runId);
    }

    @Override
    public String whyNotRunning(String runId) {
        open();
        return store.find(runId).map(diagnosis::of).orElse("there is no run '" + runId + "' in this store");
    }

    @Override
    public BulkSummary bulk(RunQuery query, BulkAction action, Consumer<BulkProgress> progress) {
        open();
        return new Bulk(store, interventions, query, action, progress).run();
    }

    @Override
    public long purge(Duration endedBefore) {
        RunQuery old =
                RunQuery.all().endedBefore(store.now().minus(endedBefore)).pageOf(PURGED_AT_ONCE);
        BulkSummary summary = bulk(old, new BulkAction.Purge());
        summary.stoppedBy().ifPresent(failure -> {
            throw failure;
        });
        return summary.done();
    }

    @Override
    public Optional<RunState> state(WorkflowDefinition<?, ?> definition, String runId) {
        open();
        return lookup.state(codecs(definition), runId);
    }

    private RunCodecs codecs(WorkflowDefinition<?, ?> definition) {
        return RunCodecs.of(definition, options.mapper());
    }

    @Override
    public @Nullable Mapper mapper() {
        return options.mapper();
    }

    /** How a run ended, if the store says that it has. */
    Optional<RunHost.Leaving.Ended> storedEnd(WorkflowDefinition<?, ?> definition, String runId) {
        open();
        return lookup.end(codecs(definition), runId);
    }

    EngineCore core() {
        return core;
    }

    @Override
    public void close() {
        core.close();
    }

    private void open() {
        if (core.closing()) {
            throw new EngineClosedException("this engine was closed; open a new one");
        }
    }
}
