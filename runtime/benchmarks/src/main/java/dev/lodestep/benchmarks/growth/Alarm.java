package dev.lodestep.benchmarks.growth;

import dev.lodestep.benchmarks.process.Child;
import dev.lodestep.benchmarks.site.Place;
import java.io.IOException;

/**
 * What happens when very many timers are due at once.
 *
 * @param timers how many
 * @param drainSeconds until all their runs have gone on
 * @param freshRuns how many new runs of ten steps were started meanwhile, one after the other
 * @param freshP50Millis how long half of them took at most
 * @param freshP99Millis how long 99 of 100 took at most
 */
record Alarm(int timers, double drainSeconds, long freshRuns, double freshP50Millis, double freshP99Millis) {
    static Alarm measure(Place place, int timers) throws IOException {
        try (Child worker = Child.start(
                AlarmWorker.class,
                Growth.HEAP_MEGABYTES,
                place.kind().name(),
                place.address(),
                String.valueOf(timers))) {
            String[] values = worker.hear("alarm ").split(" ", 4);
            return new Alarm(
                    timers,
                    Double.parseDouble(values[0]),
                    Long.parseLong(values[1]),
                    Double.parseDouble(values[2]),
                    Double.parseDouble(values[3]));
        }
    }
}
