package dev.lodestep.benchmarks.contest;

import dev.lodestep.benchmarks.site.Place;
import java.time.Duration;

/** One of those that take turns in a comparison. */
interface Contender {
    String name();

    /** Does the load for that long, in that empty database. */
    Figures round(Place place, Load load, Duration duration) throws Exception;
}
