package dev.lodestep.testing.memory;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.NewChild;
import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.Parent;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WriteResult;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The runs of the {@link MemoryStore}: found by number, by id and by parent; guarded by the store's lock. */
final class MemoryRuns {
    private final NavigableMap<Long, MemoryRun> byNumber = new TreeMap<>();
    private final Map<String, MemoryRun> byId = new HashMap<>();
    private final Map<Long, NavigableMap<Long, MemoryRun>> unendedChildren = new HashMap<>();
    private final MemoryQueues queues;
    private long lastRun;

    MemoryRuns(MemoryQueues queues) {
        this.queues = queues;
    }

    @Nullable
    MemoryRun get(long run) {
        return byNumber.get(run);
    }

    @Nullable
    MemoryRun byId(String id) {
        return byId.get(id);
    }

    Collection<MemoryRun> all() {
        return byNumber.values();
    }

    Collection<MemoryRun> unendedChildren(long run) {
        NavigableMap<Long, MemoryRun> children = unendedChildren.get(run);
        return children == null ? List.of() : children.values();
    }

    boolean hasUnendedChild(long run, String node) {
        return unendedChildren(run).stream()
                .anyMatch(child -> child.parent != null && child.parent.node().equals(node));
    }

    /** Starts a run, for that owner or, with 0, for whoever claims it. */
    WriteResult start(RunWrite.Start start, long owner, Instant now) {
        MemoryRun there = byId.get(start.id());
        if (there != null) {
            return there.startToken() == start.token()
                    ? new WriteResult.Written(there.run)
                    : new WriteResult.Exists(row(there), there.inputDigest.clone());
        }
        return new WriteResult.Written(insert(start, null, owner, now));
    }

    /** Whether the id is taken by a run that is not this child. */
    boolean isConflict(long parent, NewChild child) {
        MemoryRun there = byId.get(child.id());
        return there != null
                && !(there.parent != null
                        && there.parent.run() == parent
                        && there.parent.node().equals(child.node())
                        && there.parent.element() == child.element()
                        && Arrays.equals(there.inputDigest, child.inputDigest()));
    }

    /** Starts the children that are not there. */
    void startAll(MemoryRun parent, List<NewChild> children, Instant now) {
        for (NewChild child : children) {
            if (!byId.containsKey(child.id())) {
                RunWrite.Start start = new RunWrite.Start(
                        child.id(),
                        child.workflow(),
                        child.version(),
                        child.inputDigest(),
                        child.priority(),
                        child.token(),
                        false,
                        child.input());
                insert(start, new Parent(parent.run, parent.id, child.node(), child.element()), 0, now);
            }
        }
    }

    private long insert(RunWrite.Start start, @Nullable Parent parent, long owner, Instant now) {
        MemoryRun run = new MemoryRun(++lastRun, start, parent, now);
        run.status =
                start.startAt() != null ? StoredStatus.WAITING : owner == 0 ? StoredStatus.READY : StoredStatus.RUNNING;
        run.dueAt = start.startAt();
        run.owner = owner;
        run.claim = start.token();
        run.record(start.token(), NewEntry.of(EntryKind.START, null, 0, start.input()), owner, now);
        byNumber.put(run.run, run);
        byId.put(run.id, run);
        if (parent != null) {
            unendedChildren
                    .computeIfAbsent(parent.run(), number -> new TreeMap<>())
                    .put(run.run, run);
        }
        queues.add(run);
        return run.run;
    }

    /** The run has ended; a parent has one unended child less. */
    void ended(MemoryRun run) {
        if (run.parent != null) {
            unendedChildren.computeIfPresent(run.parent.run(), (number, children) -> {
                children.remove(run.run);
                return children.isEmpty() ? null : children;
            });
        }
    }

    /** Whether no child of the run and none of those above it has to end yet. */
    boolean isNeededByNobody(MemoryRun run) {
        for (MemoryRun above = parent(run); above != null; above = parent(above)) {
            if (!above.status.isFinal()) {
                return false;
            }
        }
        return !unendedChildren.containsKey(run.run);
    }

    private @Nullable MemoryRun parent(MemoryRun run) {
        return run.parent == null ? null : byNumber.get(run.parent.run());
    }

    void remove(long number) {
        MemoryRun run = byNumber.remove(number);
        if (run != null) {
            byId.remove(run.id);
        }
    }

    /** The run as other stores would read it: the id of a parent is that of its row, and gone with it. */
    RunRow row(MemoryRun run) {
        Parent parent = run.parent;
        return run.row(
                parent == null || byNumber.containsKey(parent.run())
                        ? parent
                        : new Parent(parent.run(), null, parent.node(), parent.element()));
    }
}
