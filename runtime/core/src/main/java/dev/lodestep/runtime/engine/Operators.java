package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.InterventionRefusedException;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.machine.ByHand;
import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.machine.Fork;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.Note;
import dev.lodestep.runtime.machine.Place;
import dev.lodestep.runtime.machine.Planner;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.Work;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StartDelivery;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.StoredStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes what operators decide about nodes: what cannot be done as the run stands is refused here, the rest goes to the run's inbox. Its owner takes it up,
 * and records it also where it has come too late by then.
 */
final class Operators {
    private final RunHost host;
    private final Deliveries deliveries;
    private final Interventions interventions;
    private final Starter starter;

    Operators(RunHost host, Deliveries deliveries, Interventions interventions, Starter starter) {
        this.host = host;
        this.deliveries = deliveries;
        this.interventions = interventions;
        this.starter = starter;
    }

    boolean supply(RunCodecs workflow, String runId, Place place, @Nullable Object value, Note note) {
        NodeDefinition node = node(workflow, place);
        if (value == null && node.result().isPresent()) {
            throw new NullPointerException("the result for '" + place + "' of run '" + runId + "' is null");
        }
        Object result = node.result().isPresent() ? value : null;
        byte[] payload = workflow.entries().decision(new Entry.Supplied(place, 0, result, note));
        host.limits().result(place, payload);
        return decide(workflow, runId, place, MessageKind.SUPPLY, payload);
    }

    boolean skip(RunCodecs workflow, String runId, Place place, Note note) {
        node(workflow, place);
        byte[] payload = workflow.entries().decision(new Entry.SkippedByHand(place, 0, note));
        return decide(workflow, runId, place, MessageKind.SKIP, payload);
    }

    /** Starts a run with what another one had completed before a node; that it is a fork, and of what, is part of its input. */
    void fork(RunCodecs workflow, String runId, String node, String newId) {
        WorkflowDefinition<?, ?> definition = workflow.definition();
        node(workflow, Place.of(node));
        StoredRun run = read(workflow, runId);
        Object input = replay(workflow, run).input();
        List<Entry> journal = run.journal().stream()
                .map(workflow.entries()::decode)
                .flatMap(Optional::stream)
                .toList();
        RunState state = Fork.before(definition, input, journal, node)
                .orElseThrow(() -> new InterventionRefusedException("run '" + runId + "' has not come to '" + node
                        + "': fork it before a node that it has reached"));
        Fork.takesOverChild(state).ifPresent(child -> {
            throw new InterventionRefusedException("run '" + runId + "' cannot be forked before '" + node
                    + "': its child '" + child + "' has completed, and the fork could not undo it; fork before '"
                    + child
                    + "', which starts it anew, or give '" + child + "' a compensation of its own");
        });
        byte[] payload = workflow.entries().decision(new Entry.Forked(0, runId, node, state));
        RunWrite.Start start = starter.toFork(definition, newId, input, run.row(), node);
        Message message = new Message(
                newId, MessageKind.FORK, "fork", "fork", host.environment().randomLong(), payload);
        StartDelivery answer = deliveries.startOrDeliver(start, message);
        if (answer instanceof StartDelivery.Conflict conflict) {
            throw Starter.conflict(start, conflict.row());
        }
        if (answer instanceof StartDelivery.Refused refused) {
            throw new StoreUnavailableException(
                    host.store().describe() + " refused to start run '" + newId + "': " + refused.reason(), null);
        }
    }

    private static NodeDefinition node(RunCodecs workflow, Place place) {
        return workflow.definition()
                .node(workflow.definition().place(place.node()).node())
                .orElseThrow();
    }

    private StoredRun read(RunCodecs workflow, String runId) {
        StoredRun run = host.store().read(runId).orElseThrow(() -> EngineRun.unknown(runId));
        RunLookup.checkIsOf(workflow.definition(), run);
        return run;
    }

    private RunState replay(RunCodecs workflow, StoredRun run) {
        return new Loader(workflow, host.store()::read).replay(run.row(), run.journal());
    }

    private boolean decide(RunCodecs workflow, String runId, Place place, MessageKind kind, byte[] payload) {
        StoredRun run = read(workflow, runId);
        if (run.row().status().isFinal()) {
            return false;
        }
        RunState state = replay(workflow, run);
        boolean skips = kind == MessageKind.SKIP;
        Optional<String> refusal = skips ? ByHand.refusesSkip(state, place) : ByHand.refusesResult(state, place);
        if (refusal.isEmpty()
                && run.row().status() == StoredStatus.RUNNING
                && runs(state, place, host.store().now())) {
            refusal = Optional.of("it is being run: wait until it has ended, or pause the run first");
        }
        if (refusal.isPresent()) {
            throw new InterventionRefusedException("'" + place + "' of run '" + runId + "' cannot be "
                    + (skips ? "skipped" : "given a result") + " by hand: " + refusal.get());
        }
        return deliveries.control(interventions.message(runId, kind, place.toString(), payload));
    }

    private static boolean runs(RunState state, Place place, Instant now) {
        return Planner.next(state).stream()
                .anyMatch(work -> work instanceof Work.Call call
                        && call.place().equals(place)
                        && (call.due() == null || !call.due().isAfter(now)));
    }
}
