package dev.lodestep.benchmarks.growth;

import dev.lodestep.benchmarks.process.Parent;
import dev.lodestep.benchmarks.site.Place;
import dev.lodestep.benchmarks.site.StoreKind;
import dev.lodestep.benchmarks.workflows.Doorbell;
import dev.lodestep.benchmarks.workflows.Nap;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.RunStatus;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** The program of the process that starts very many runs which wait or sleep; its arguments are a place, how many, and how often it looks. */
final class QuietWorker {
    private static final int STARTERS = 32;
    private static final String YEARS = "P3650D";

    private QuietWorker() {}

    public static void main(String[] args) throws InterruptedException {
        Parent parent = new Parent();
        Place place = new Place(StoreKind.valueOf(args[0]), args[1]);
        int parked = Integer.parseInt(args[2]);
        int times = Integer.parseInt(args[3]);
        try (Place.Open open = place.open();
                Engine engine = Engine.open(open.store(), EngineOptions.defaults())) {
            Work work = new Work(engine, "work-");
            steps(work, times); // the warm-up
            double before = steps(work, times);
            int threadsBefore = threads();
            start(engine, work.doorbell(), parked);
            double beside = steps(work, times);
            int threadsMore = threads() - threadsBefore;
            parent.tell("quiet " + threadsMore + " " + before + " " + beside);
        }
        System.exit(0);
    }

    private static double steps(Work work, int times) {
        work.forget();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        return work.steps().millis(0.5);
    }

    private static void start(Engine engine, Doorbell doorbell, int parked) throws InterruptedException {
        Nap nap = new Nap();
        engine.register(nap);
        List<Thread> starters = new ArrayList<>();
        for (int starter = 0; starter < STARTERS; starter++) {
            int first = starter;
            starters.add(new Thread(() -> {
                for (int i = first; i < parked; i += STARTERS) {
                    if (i % 2 == 0) {
                        engine.start(doorbell.definition(), "quiet-" + i, null);
                    } else {
                        engine.start(nap.definition(), "quiet-" + i, YEARS);
                    }
                }
            }));
        }
        starters.forEach(Thread::start);
        for (Thread starter : starters) {
            starter.join();
        }
        Waits.until(() -> engine.count(null).getOrDefault(RunStatus.WAITING, 0L) == parked);
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }
}
