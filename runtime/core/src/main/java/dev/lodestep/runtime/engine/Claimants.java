package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.store.WorkerRow;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.util.List;

/** Says in words who could claim a run, and why nobody has. */
final class Claimants {
    private final RunHost host;
    private final Workflows workflows;
    private final Active active;

    Claimants(RunHost host, Workflows workflows, Active active) {
        this.host = host;
        this.workflows = workflows;
        this.active = active;
    }

    String of(WorkflowVersion version) {
        if (host.options().executes() && workflows.find(version).isPresent()) {
            return here();
        }
        return (host.options().executes()
                        ? "This engine has not: " + known() + ". "
                        : "This engine is a client and executes nothing. ")
                + others(version);
    }

    /** What is to be said where nobody can claim a run of that version; nothing where somebody can. */
    String missing(WorkflowVersion version) {
        return host.options().executes() && workflows.find(version).isEmpty() ? "; " + of(version) : "";
    }

    private String here() {
        if (!host.mayBegin()) {
            return "This engine has, but its signs of life do not reach the store: it claims nothing until they do.";
        }
        return active.isFull()
                ? "This engine has, but executes " + host.options().maxInFlight()
                        + " runs already, its limit: it claims more as they end or wait; raise EngineOptions.maxInFlight, or"
                        + " start more workers."
                : "This engine has, and claims it as soon as it has room.";
    }

    private String others(WorkflowVersion version) {
        List<WorkerRow> living = host.store().workers().stream()
                .filter(worker -> worker.state() == WorkerRow.State.LIVE && !worker.gone())
                .toList();
        List<String> able = living.stream()
                .filter(worker -> worker.knows().contains(version))
                .map(WorkerRow::name)
                .toList();
        if (!able.isEmpty()) {
            return "Of " + living.size() + " living workers these have, and claim it as soon as they have room: "
                    + String.join(", ", able) + ".";
        }
        return "No living worker has"
                + (living.isEmpty() ? ": there is none. Start one" : ", of " + living.size() + ". Register")
                + (living.isEmpty() ? " that registers " : " ") + version + ".";
    }

    private String known() {
        List<String> versions = workflows.versions().stream()
                .map(WorkflowVersion::toString)
                .sorted()
                .toList();
        return versions.isEmpty() ? "nothing is registered with it" : "it knows " + versions;
    }
}
