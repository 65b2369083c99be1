package dev.lodestep.testing.memory;

import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds the runs of the {@link MemoryStore} that can be claimed without looking at the others: by status READY, by due time, by owner. Each
 * change of a run's status, owner or due time goes through {@link #change}.
 */
final class MemoryQueues {
    private static final Comparator<MemoryRun> CLAIM_ORDER =
            Comparator.<MemoryRun>comparingInt(run -> -run.priority).thenComparingLong(run -> run.run);
    private static final Comparator<MemoryRun> DUE_ORDER =
            Comparator.<MemoryRun, Instant>comparing(MemoryQueues::due).thenComparingLong(run -> run.run);

    private final NavigableSet<MemoryRun> ready = new TreeSet<>(CLAIM_ORDER);
    private final NavigableSet<MemoryRun> waiting = new TreeSet<>(DUE_ORDER);
    private final Map<Long, NavigableSet<MemoryRun>> owned = new HashMap<>();

    void add(MemoryRun run) {
        if (run.status == StoredStatus.READY) {
            ready.add(run);
        } else if (run.status == StoredStatus.WAITING && run.dueAt != null) {
            waiting.add(run);
        } else if (run.status == StoredStatus.RUNNING) {
            owned.computeIfAbsent(run.owner, owner -> new TreeSet<>(CLAIM_ORDER))
                    .add(run);
        }
    }

    void change(MemoryRun run, Runnable change) {
        remove(run);
        change.run();
        add(run);
    }

    Collection<MemoryRun> ownedBy(long worker) {
        return owned.getOrDefault(worker, new TreeSet<>(CLAIM_ORDER));
    }

    /** What may be claimed, best first. */
    List<MemoryRun> claimable(Set<WorkflowVersion> known, Instant now, Collection<Long> deadWorkers, int limit) {
        List<MemoryRun> found = new ArrayList<>(first(ready, known, limit));
        waiting.stream()
                .takeWhile(run -> !due(run).isAfter(now))
                .filter(run -> known.contains(run.workflowVersion()))
                .forEach(found::add);
        for (long worker : deadWorkers) {
            found.addAll(first(ownedBy(worker), known, limit));
        }
        return found.stream().sorted(CLAIM_ORDER).limit(limit).toList();
    }

    Optional<Instant> nextDue(Set<WorkflowVersion> known) {
        return waiting.stream()
                .filter(run -> known.contains(run.workflowVersion()))
                .findFirst()
                .map(MemoryQueues::due);
    }

    private void remove(MemoryRun run) {
        if (run.status == StoredStatus.READY) {
            ready.remove(run);
        } else if (run.status == StoredStatus.WAITING && run.dueAt != null) {
            waiting.remove(run);
        } else if (run.status == StoredStatus.RUNNING) {
            SortedSet<MemoryRun> runs = owned.getOrDefault(run.owner, new TreeSet<>(CLAIM_ORDER));
            runs.remove(run);
            if (runs.isEmpty()) {
                owned.remove(run.owner);
            }
        }
    }

    private static List<MemoryRun> first(Collection<MemoryRun> runs, Set<WorkflowVersion> known, int limit) {
        return runs.stream()
                .filter(run -> known.contains(run.workflowVersion()))
                .limit(limit)
                .toList();
    }

    private static Instant due(MemoryRun run) {
        Instant due = run.dueAt;
        return due == null ? Instant.MAX : due;
    }
}
