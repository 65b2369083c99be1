package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.RunPage;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunRecord;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.RunSummary;
import dev.lodestep.runtime.StartConflictException;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import dev.lodestep.runtime.store.RunCount;
import dev.lodestep.runtime.store.RunPosition;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks at runs for people and tools; changes nothing. */
final class RunLookup {
    private final Store store;

    RunLookup(Store store) {
        this.store = store;
    }

    RunPage list(RunQuery query) {
        List<RunRow> rows = store.list(query);
        boolean more = rows.size() == query.pageSize();
        return new RunPage(
                rows.stream().map(Rows::summary).toList(),
                more
                        ? Optional.of(
                                RunPosition.of(query, rows.get(rows.size() - 1)).cursor())
                        : Optional.empty());
    }

    Optional<RunSummary> find(String runId) {
        return store.find(runId).map(Rows::summary);
    }

    Map<RunStatus, Long> count(@Nullable String workflow) {
        Map<RunStatus, Long> counts = new EnumMap<>(RunStatus.class);
        store.counts(workflow).forEach(count -> counts.merge(count.standing().shown(), count.runs(), Long::sum));
        return counts;
    }

    Map<String, Map<RunStatus, Long>> counts() {
        Map<String, Map<RunStatus, Long>> counts = new TreeMap<>();
        for (RunCount count : store.counts(null)) {
            counts.computeIfAbsent(count.workflow(), name -> new EnumMap<>(RunStatus.class))
                    .merge(count.standing().shown(), count.runs(), Long::sum);
        }
        return counts;
    }

    List<RunRecord> journal(String runId) {
        return read(runId).journal().stream().map(Rows::record).toList();
    }

    Optional<RunState> state(RunCodecs workflow, String runId) {
        return store.read(runId).map(run -> {
            checkIsOf(workflow.definition(), run);
            return new Loader(workflow, store::read).replay(run.row(), run.journal());
        });
    }

    /** How a run ended, if the store says that it has. */
    Optional<RunHost.Leaving.Ended> end(RunCodecs workflow, String runId) {
        RunRow row = store.find(runId).orElseThrow(() -> EngineRun.unknown(runId));
        if (!row.status().isFinal()) {
            return Optional.empty();
        }
        StoredRun run = read(runId);
        checkIsOf(workflow.definition(), run);
        return Optional.of(Endings.stored(workflow, run.journal()));
    }

    private StoredRun read(String runId) {
        return store.read(runId).orElseThrow(() -> EngineRun.unknown(runId));
    }

    static void checkIsOf(WorkflowDefinition<?, ?> definition, StoredRun run) {
        WorkflowVersion version =
                new WorkflowVersion(run.row().workflow(), run.row().version());
        if (!version.equals(definition.version())) {
            throw new StartConflictException("run '" + run.row().id() + "' is a run of " + version + ", not of "
                    + definition.version() + ": ask the client of that version");
        }
    }
}
