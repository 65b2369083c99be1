package dev.lodestep.runtime.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Those who wait in this process for runs to end; runs that end elsewhere they find by asking the store now and then. */
final class Waiters {
    private final Map<String, List<CompletableFuture<RunHost.Leaving.Ended>>> byRun = new ConcurrentHashMap<>();

    /** Completes when the run ends in this process. */
    CompletableFuture<RunHost.Leaving.Ended> await(String runId) {
        CompletableFuture<RunHost.Leaving.Ended> future = new CompletableFuture<>();
        byRun.compute(runId, (id, list) -> {
            List<CompletableFuture<RunHost.Leaving.Ended>> all = list == null ? new CopyOnWriteArrayList<>() : list;
            all.add(future);
            return all;
        });
        return future;
    }

    void leave(String runId, CompletableFuture<RunHost.Leaving.Ended> future) {
        byRun.computeIfPresent(runId, (id, list) -> {
            list.removeIf(one -> one == future);
            return list.isEmpty() ? null : list;
        });
    }

    void ended(String runId, RunHost.Leaving.Ended how) {
        Optional.ofNullable(byRun.remove(runId)).ifPresent(list -> list.forEach(future -> future.complete(how)));
    }
}
