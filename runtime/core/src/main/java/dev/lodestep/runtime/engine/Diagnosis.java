package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.machine.Note;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.WorkerRow;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in words why a run is not going on right now; every run that has not ended has an answer. */
final class Diagnosis {
    /** How many children are looked into. */
    private static final int CHILDREN = 3;

    private final Store store;
    private final Workflows workflows;
    private final Active active;
    private final boolean executes;

    Diagnosis(Store store, Workflows workflows, Active active, boolean executes) {
        this.store = store;
        this.workflows = workflows;
        this.active = active;
        this.executes = executes;
    }

    String of(RunRow row) {
        WorkflowVersion version = new WorkflowVersion(row.workflow(), row.version());
        return switch (row.status()) {
            case RUNNING -> running(row);
            case READY -> "it may be claimed by any worker that has registered " + version + ". " + here(version);
            case WAITING -> waiting(row) + children(row) + (row.dueAt() == null ? "" : unknownVersion(version));
            case PARKED ->
                "it is parked for an operator: " + row.reason() + ". "
                        + (row.reason() != null && Note.saysPaused(row.reason())
                                ? "Let it go on with go(\"" + row.id() + "\"), or cancel it."
                                : "When the cause is mended, let it go on with retry(\"" + row.id()
                                        + "\"), or cancel it.");
            case COMPLETED, FAILED, CANCELLED ->
                "it ended " + row.status() + " at " + row.endedAt() + (row.reason() == null ? "" : ": " + row.reason());
        };
    }

    private String running(RunRow row) {
        Optional<RunExecutor> here = active.find(row.run());
        if (here.isPresent()) {
            List<String> steps = here.get().running();
            return steps.isEmpty()
                    ? "it is going on in this process"
                    : "it is going on in this process: " + String.join("; ", steps);
        }
        return store.workers().stream()
                .filter(worker -> worker.worker() == row.owner())
                .findFirst()
                .map(this::elsewhere)
                .orElse("the worker that executed it is gone; any worker that has registered "
                        + new WorkflowVersion(row.workflow(), row.version()) + " takes it over at once. "
                        + here(new WorkflowVersion(row.workflow(), row.version())));
    }

    private String elsewhere(WorkerRow worker) {
        return worker.gone()
                ? "the process of its worker " + worker.name()
                        + " has ended; it is taken over within a third of a lease"
                : "it is going on in worker " + worker.name() + " (" + Long.toHexString(worker.worker()) + ", up since "
                        + worker.startedAt() + "); if that is gone, it is taken over after a lease";
    }

    private static String waiting(RunRow row) {
        String signals = row.waits().isEmpty() ? "" : "for a signal: " + String.join(", ", row.waits());
        String due = row.dueAt() == null ? "" : "until " + row.dueAt();
        String what = signals + (signals.isEmpty() || due.isEmpty() ? "" : ", or ") + due;
        return what.isEmpty() ? "it waits" : "it waits " + what;
    }

    /** What its children wait for, a few of them. */
    private String children(RunRow row) {
        List<RunRow> open = store.unendedChildren(row.run());
        String more = open.size() > CHILDREN ? "; and for " + (open.size() - CHILDREN) + " children more" : "";
        return open.stream()
                        .limit(CHILDREN)
                        .map(child -> " for child '" + child.id() + "' of "
                                + new WorkflowVersion(child.workflow(), child.version()) + ", which is "
                                + child.status() + ": " + of(child))
                        .collect(Collectors.joining(";"))
                + more;
    }

    private String unknownVersion(WorkflowVersion version) {
        return executes && workflows.find(version).isEmpty() ? "; " + here(version) : "";
    }

    private String here(WorkflowVersion version) {
        if (!executes) {
            return "This engine is a client and executes nothing: start a worker.";
        }
        return workflows.find(version).isPresent()
                ? "This engine has, and claims it as soon as it has room."
                : "This engine has not: " + known() + ". Register " + version + ", here or in another worker.";
    }

    private String known() {
        List<String> versions = workflows.versions().stream()
                .map(WorkflowVersion::toString)
                .sorted()
                .toList();
        return versions.isEmpty() ? "nothing is registered with it" : "it knows " + versions;
    }
}
