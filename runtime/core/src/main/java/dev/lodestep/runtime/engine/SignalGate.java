package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.attempt.SignalChecks;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets workflows that this process executes look at signals before they are sent. */
final class SignalGate {
    private final Store store;
    private final Workflows workflows;

    SignalGate(Store store, Workflows workflows) {
        this.store = store;
        this.workflows = workflows;
    }

    /**
     * Calls the check of the wait that a signal is for. The run is read only where there is a check; whether there is such a run, and a wait
     * for the signal, is for the delivery to say.
     *
     * @param started the state of the run that the signal starts, if there is none yet
     * @throws dev.lodestep.runtime.SignalRejectedException if the check throws
     */
    void check(
            WorkflowVersion version,
            String runId,
            String signal,
            byte[] payload,
            Optional<Supplier<RunState>> started) {
        Optional<Registered> workflow = workflows.find(version);
        Optional<Codec<?>> codec = workflow.flatMap(one -> checked(one, signal));
        if (codec.isEmpty()) {
            return;
        }
        Optional<StoredRun> run = store.read(runId);
        Optional<RunState> state = run.isPresent() ? unended(workflow.get(), run.get()) : started.map(Supplier::get);
        state.ifPresent(at -> SignalChecks.check(
                workflow.get().machine(),
                runId,
                at,
                signal,
                workflow.get().codecs().decode(codec.get(), payload)));
    }

    /** How the signal's payload is stored, if a wait that has a check takes it. */
    private static Optional<Codec<?>> checked(Registered workflow, String signal) {
        return workflow.definition().nodes().stream()
                .filter(node -> node.check().isPresent())
                .map(NodeDefinition::signal)
                .flatMap(Optional::stream)
                .filter(one -> one.name().equals(signal))
                .<Codec<?>>map(one -> one.payload())
                .findFirst();
    }

    private Optional<RunState> unended(Registered workflow, StoredRun run) {
        WorkflowVersion version =
                new WorkflowVersion(run.row().workflow(), run.row().version());
        return version.equals(workflow.definition().version())
                        && !run.row().status().isFinal()
                ? Optional.of(new Loader(workflow.codecs(), store::read).replay(run.row(), run.journal()))
                : Optional.empty();
    }
}
