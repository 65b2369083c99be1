package dev.lodestep.benchmarks.growth;

import dev.lodestep.benchmarks.measure.LatencyHistogram;
import dev.lodestep.benchmarks.site.Place;
import dev.lodestep.benchmarks.workflows.Nap;
import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Lets a bare worker, without an engine, claim naps whose time has come, and look for work where there is none. */
final class Claiming {
    private static final int AT_ONCE = 64;
    private static final int GROUPS = 4;

    private final Place place;
    private final Set<WorkflowVersion> known = Set.of(new Nap().definition().version());
    private final Random tokens = new Random();
    private final LatencyHistogram claims = new LatencyHistogram();
    private final LatencyHistogram polls = new LatencyHistogram();

    Claiming(Place place) {
        this.place = place;
    }

    /** How many naps there must be. */
    static int naps() {
        return GROUPS * AT_ONCE;
    }

    /** Claims for so many measurements, as many naps each time as an engine does at once. */
    void measure(int measurements) throws SQLException {
        int times = Math.max(1, measurements / 8);
        long worker = tokens.nextLong();
        try (Place.Open open = place.open();
                Store store = open.store();
                Connection connection = place.connect();
                Statement statement = connection.createStatement()) {
            store.join(worker, "claiming");
            for (int i = -times; i < times; i++) { // the first half is for the warm-up
                int first = (i + times) % GROUPS * AT_ONCE + 1;
                // the original's due time is in years, its start was long ago
                statement.execute("UPDATE run SET due_at = created_at WHERE id IN (" + ids(first) + ")");
                long before = System.nanoTime();
                int claimed =
                        store.claim(worker, known, AT_ONCE, tokens::nextLong).size();
                long between = System.nanoTime();
                List<Claimed> more = store.claim(worker, known, AT_ONCE, tokens::nextLong);
                store.nextDue(known);
                long after = System.nanoTime();
                if (claimed != AT_ONCE || !more.isEmpty()) {
                    throw new IllegalStateException(
                            "of " + AT_ONCE + " naps that are due, " + claimed + " were claimed, and then " + more);
                }
                if (i >= 0) {
                    claims.add((between - before) / claimed);
                    polls.add(after - between);
                }
                statement.execute(
                        "UPDATE run SET status = 3, owner = NULL, due_at = (SELECT due_at FROM run WHERE id = '"
                                + ParkedRuns.NAPPING + "') WHERE id IN (" + ids(first) + ")");
            }
            store.leave(worker);
        }
    }

    private static String ids(int first) {
        StringBuilder ids = new StringBuilder();
        for (int i = 0; i < AT_ONCE; i++) {
            ids.append(i == 0 ? "'" : ", '")
                    .append(ParkedRuns.NAPPING)
                    .append(first + i)
                    .append('\'');
        }
        return ids.toString();
    }

    double claimMillis() {
        return claims.millis(0.5);
    }

    double pollMillis() {
        return polls.millis(0.5);
    }
}
