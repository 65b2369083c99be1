package dev.lodestep.benchmarks.growth;

import dev.lodestep.benchmarks.process.Child;
import dev.lodestep.benchmarks.site.Place;
import java.io.IOException;

/**
 * What runs that wait cost the process that parked them.
 *
 * @param parked how many were really started, half of them waiting and half of them sleeping
 * @param threadsMore how many threads more the process has with them than without
 * @param stepMillisBefore a step's median before they were started
 * @param stepMillisBeside a step's median beside them
 */
record Quiet(int parked, int threadsMore, double stepMillisBefore, double stepMillisBeside) {
    static Quiet measure(Place place, int parked, int times) throws IOException {
        try (Child worker = Child.start(
                QuietWorker.class,
                Growth.HEAP_MEGABYTES,
                place.kind().name(),
                place.address(),
                String.valueOf(parked),
                String.valueOf(times))) {
            String[] values = worker.hear("quiet ").split(" ", 3);
            return new Quiet(
                    parked, Integer.parseInt(values[0]), Double.parseDouble(values[1]), Double.parseDouble(values[2]));
        }
    }
}
