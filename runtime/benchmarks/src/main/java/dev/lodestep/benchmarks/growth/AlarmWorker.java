package dev.lodestep.benchmarks.growth;

import dev.lodestep.benchmarks.process.Parent;
import dev.lodestep.benchmarks.site.Place;
import dev.lodestep.benchmarks.site.StoreKind;
import dev.lodestep.benchmarks.workflows.Nap;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** The program of the process that wakes very many naps at once and starts new runs meanwhile; its arguments are a place and how many. */
final class AlarmWorker {
    private static final int WARM_UP_RUNS = 100;
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(5);

    private AlarmWorker() {}

    public static void main(String[] args) throws SQLException {
        Parent parent = new Parent();
        Place place = new Place(StoreKind.valueOf(args[0]), args[1]);
        int timers = Integer.parseInt(args[2]);
        Nap nap = new Nap();
        try (Place.Open open = place.open();
                Engine engine = Engine.open(open.store(), EngineOptions.defaults())) {
            Work fresh = new Work(engine, "fresh-");
            for (int i = 0; i < WARM_UP_RUNS; i++) {
                fresh.run();
            }
            fresh.forget();
            ring(place, timers); // before its workflow is registered, so that all are due before the first is claimed
            engine.register(nap);
            long begin = System.nanoTime();
            while (nap.awake() < timers) {
                fresh.run();
                if (System.nanoTime() - begin > LONGEST_NANOS) {
                    throw new IllegalStateException(nap.awake() + " of " + timers + " naps have ended in five minutes");
                }
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            parent.tell("alarm " + seconds + " " + fresh.runs().count() + " "
                    + fresh.runs().millis(0.50) + " " + fresh.runs().millis(0.99));
        }
        System.exit(0);
    }

    private static void ring(Place place, int timers) throws SQLException {
        try (Connection connection = place.connect();
                Statement statement = connection.createStatement()) {
            int due = statement.executeUpdate(
                    "UPDATE run SET due_at = created_at WHERE run_no IN (SELECT run_no FROM run WHERE status = 3"
                            + " AND due_at IS NOT NULL ORDER BY run_no DESC LIMIT " + timers + ")");
            if (due != timers) {
                throw new IllegalStateException("only " + due + " of " + timers + " naps are there");
            }
        }
    }
}
