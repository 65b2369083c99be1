package dev.lodestep.benchmarks.growth;

import dev.lodestep.benchmarks.process.Parent;
import dev.lodestep.benchmarks.site.Place;
import dev.lodestep.benchmarks.site.StoreKind;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The program of the process that works beside parked runs and tells what that costs. Its arguments are a place, the number of the first
 * waiting run that it may wake, and how often it does each thing.
 */
final class CostsWorker {
    /** A signal within this process needs no poll; one that did would show it. */
    private static final Duration POLL = Duration.ofMillis(200);

    private CostsWorker() {}

    public static void main(String[] args) throws SQLException {
        Parent parent = new Parent();
        Place place = new Place(StoreKind.valueOf(args[0]), args[1]);
        int first = Integer.parseInt(args[2]);
        int times = Integer.parseInt(args[3]);
        Claiming claiming = new Claiming(place);
        claiming.measure(times);
        try (Place.Open open = place.open();
                Engine engine =
                        Engine.open(open.store(), EngineOptions.defaults().pollInterval(POLL))) {
            Work work = new Work(engine, "work-" + first + "-");
            measure(work, first, times);
            work.forget();
            measure(work, first + times, times);
            Costs costs = new Costs(
                    0,
                    work.starts().millis(0.5),
                    work.steps().millis(0.5),
                    work.resumes().millis(0.5),
                    claiming.claimMillis(),
                    claiming.pollMillis(),
                    usedHeapMegabytes());
            parent.tell("costs " + costs.text());
        }
        System.exit(0);
    }

    private static void measure(Work work, int first, int times) {
        for (int i = 0; i < times; i++) {
            work.run();
            work.resume(ParkedRuns.WAITING + (first + i));
        }
    }

    private static double usedHeapMegabytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (1024.0 * 1024);
    }
}
