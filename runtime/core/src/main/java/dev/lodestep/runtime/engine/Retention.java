package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.store.RunPosition;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.Store;
import java.time.Duration;
import java.util.List;

/**
 * Deletes runs that ended long enough ago, a few at a time. It works a fifth of the time at most, so that those who execute runs hardly notice;
 * what may not go yet, since others need it, is passed over and looked at again in the next pass.
 */
final class Retention {
    private static final int FEW = 100;
    private static final int REST = 4;
    private static final Duration SHORTEST_REST = Duration.ofMillis(10);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final RunHost host;
    private final Duration keep;
    private final Loop loop;
    private RunQuery next;

    Retention(RunHost host, Duration keep) {
        this.host = host;
        this.keep = keep;
        this.next = RunQuery.all().pageOf(FEW);
        this.loop = new Loop("deleting old runs", host.environment(), LONGEST_REST, this::few);
    }

    void start() {
        loop.hurry();
    }

    void stop() {
        loop.stop();
    }

    private Duration few() {
        if (!host.mayBegin()) {
            return LONGEST_REST;
        }
        long before = host.environment().nanoTime();
        Store store = host.store();
        RunQuery page = next.endedBefore(store.now().minus(keep));
        List<RunRow> rows = store.list(page);
        if (!rows.isEmpty()) {
            store.purge(rows.stream().map(RunRow::run).toList());
        }
        if (rows.size() < FEW) {
            next = RunQuery.all().pageOf(FEW);
            return LONGEST_REST;
        }
        next = page.after(RunPosition.of(page, rows.get(rows.size() - 1)).cursor());
        Duration rest = Duration.ofNanos(host.environment().nanoTime() - before).multipliedBy(REST);
        return rest.compareTo(SHORTEST_REST) > 0 ? rest : SHORTEST_REST;
    }
}
