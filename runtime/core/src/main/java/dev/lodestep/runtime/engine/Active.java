package dev.lodestep.runtime.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The runs that this engine executes now, and the room for more. Each executor holds one place from before its start or claim on. */
final class Active {
    private final Map<Long, RunExecutor> byRun = new ConcurrentHashMap<>();
    private final Map<String, Long> byId = new ConcurrentHashMap<>();
    private final Places places;

    Active(int limit) {
        this.places = new Places(limit, "executes", "runs");
    }

    /** Takes a place, waiting for one at most so long; {@link dev.lodestep.runtime.EngineBusyException} if there is none. */
    void enter(Duration patience) {
        places.enter(patience);
    }

    /** Takes as many places as there are, up to a number. */
    int enterUpTo(int wanted) {
        return places.enterUpTo(wanted);
    }

    /** Whether there is no place left. */
    boolean isFull() {
        return places.isFull();
    }

    void leave(int count) {
        places.leave(count);
    }

    /**
     * Adds an executor, and lets it begin. One that held the run before has lost it, since this one has a newer claim; it leaves by itself,
     * and the new one begins after that.
     */
    void add(RunExecutor executor, Runnable begin) {
        RunExecutor before = byRun.put(executor.claim().run(), executor);
        byId.put(executor.claim().runId(), executor.claim().run());
        if (before == null) {
            begin.run();
        } else {
            before.giveWayTo(begin);
        }
    }

    /** An executor leaves, once, and gives its place back; also when another one holds its run by now. */
    void remove(RunExecutor executor) {
        if (byRun.remove(executor.claim().run(), executor)) {
            byId.remove(executor.claim().runId(), executor.claim().run());
        }
        places.leave(1);
    }

    Optional<RunExecutor> find(long run) {
        return Optional.ofNullable(byRun.get(run));
    }

    boolean holds(String runId) {
        return byId.containsKey(runId);
    }

    Collection<RunExecutor> all() {
        return List.copyOf(byRun.values());
    }

    boolean isEmpty() {
        return byRun.isEmpty();
    }
}
