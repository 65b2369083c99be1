package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.machine.Note;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WorkerRow;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in words why a run is not going on right now, and what to do about it; every run that has not ended has an answer. */
final class Diagnosis {
    /** How many children are looked into. */
    private static final int CHILDREN = 3;

    private final Store store;
    private final Active active;
    private final Workflows workflows;
    private final Claimants claimants;

    Diagnosis(RunHost host, Workflows workflows, Active active) {
        this.store = host.store();
        this.workflows = workflows;
        this.active = active;
        this.claimants = new Claimants(host, workflows, active);
    }

    String of(RunRow row) {
        return switch (row.status()) {
            case RUNNING -> running(row);
            case READY ->
                "it may be claimed by any worker that has registered " + version(row) + ". "
                        + claimants.of(version(row));
            case WAITING -> waiting(row);
            case PARKED -> "it is parked for an operator: " + row.reason() + ". " + advice(row);
            case COMPLETED, FAILED, CANCELLED ->
                "it ended " + row.status() + " at " + row.endedAt() + (row.reason() == null ? "" : ": " + row.reason());
        };
    }

    private static WorkflowVersion version(RunRow row) {
        return new WorkflowVersion(row.workflow(), row.version());
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
                .map(Diagnosis::elsewhere)
                .orElseGet(() -> "the worker that executed it is gone; any worker that has registered " + version(row)
                        + " takes it over at once. " + claimants.of(version(row)));
    }

    private static String elsewhere(WorkerRow worker) {
        return worker.gone()
                ? "the process of its worker " + worker.name()
                        + " has ended; it is taken over within a third of a lease"
                : "it is going on in worker " + worker.name() + " (" + Long.toHexString(worker.worker()) + ", up since "
                        + worker.startedAt()
                        + "), or waits there for its turn under a limit; if that is gone, it is taken"
                        + " over after a lease";
    }

    private String waiting(RunRow row) {
        Instant now = store.now();
        if (row.startAt() != null && row.startAt().isAfter(now)) {
            return "it waits until " + row.startAt()
                    + ", before which nothing of it runs, since it was started so; cancel it, if it is not to begin";
        }
        if (row.dueAt() != null && !row.dueAt().isAfter(now)) {
            return "it is due since " + row.dueAt() + ", and may be claimed by any worker that has registered "
                    + version(row) + ". " + claimants.of(version(row));
        }
        String signals = row.waits().isEmpty() ? "" : "for a signal: " + String.join(", ", row.waits());
        String due = row.dueAt() == null ? "" : "until " + row.dueAt();
        String what = signals + (signals.isEmpty() || due.isEmpty() ? "" : ", or ") + due;
        String said = what.isEmpty() ? "it waits" : "it waits " + what;
        return said + children(row) + (row.dueAt() == null ? "" : claimants.missing(version(row)));
    }

    /** What its children wait for, a few of them. */
    private String children(RunRow row) {
        List<RunRow> open = store.unendedChildren(row.run());
        String more = open.size() > CHILDREN ? "; and for " + (open.size() - CHILDREN) + " children more" : "";
        return open.stream()
                        .limit(CHILDREN)
                        .map(child -> " for child '" + child.id() + "' of " + version(child) + ", which is "
                                + child.status() + ": " + of(child))
                        .collect(Collectors.joining(";"))
                + more;
    }

    /** What to do about a parked run depends on what it is parked for. */
    private String advice(RunRow row) {
        String id = row.id();
        if (row.reason() != null && Note.saysPaused(row.reason())) {
            return "Let it go on with go(\"" + id + "\"), or cancel it.";
        }
        Optional<Registered> workflow = workflows.find(version(row));
        if (workflow.isEmpty()) {
            return "When the cause is mended, let it go on with retry(\"" + id + "\"), or cancel it.";
        }
        RunState state;
        try {
            state = state(workflow.get(), id);
        } catch (RuntimeException | StackOverflowError e) {
            return "What is stored of it cannot be read by " + version(row)
                    + " as it is here: deploy a version that can, then let it go on with retry(\"" + id + "\").";
        }
        if (!state.compensationFailures().isEmpty()) {
            return "When the cause is mended, undo the rest with retry(\"" + id
                    + "\"); or leave it as it is, and let it" + " end, with go(\"" + id + "\").";
        }
        return state.failures().isEmpty()
                ? "When the cause is mended, let it go on with retry(\"" + id + "\"), or cancel it."
                : "When the cause is mended, try what failed again with retry(\"" + id
                        + "\"); or give its result by hand"
                        + " with supply(\"" + id + "\"), or skip it, where its result may be absent, with skip(\"" + id
                        + "\"); or undo what was done with cancel(\"" + id + "\", COMPENSATE).";
    }

    private RunState state(Registered workflow, String id) {
        StoredRun run = store.read(id)
                .filter(found -> found.row().status() == StoredStatus.PARKED)
                .orElseThrow(() -> EngineRun.unknown(id));
        return new Loader(workflow.codecs(), store::read).replay(run.row(), run.journal());
    }
}
