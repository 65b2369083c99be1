package dev.lodestep.verification.chaos;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Remembers which process each worker number belonged to: a store may forget a worker that is dead and has nothing left. */
final class WorkerNames {
    private static final long LOOK_MILLIS = 250;

    private final StoreReader reader;
    private final Map<Long, String> known = new HashMap<>();

    private WorkerNames(StoreReader reader) {
        this.reader = reader;
    }

    /** Looks every now and then until this process ends. */
    static WorkerNames watch(StoreReader reader) {
        WorkerNames names = new WorkerNames(reader);
        Thread thread = new Thread(names::keepLooking, "worker names");
        thread.setDaemon(true);
        thread.start();
        return names;
    }

    private void keepLooking() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                try {
                    look();
                } catch (SQLException e) {
                    // the server is down, or the campaign is over
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks now. */
    void look() throws SQLException {
        Map<Long, String> now = reader.workers();
        synchronized (known) {
            known.putAll(now);
        }
    }

    Map<Long, String> known() {
        synchronized (known) {
            return Map.copyOf(known);
        }
    }
}
