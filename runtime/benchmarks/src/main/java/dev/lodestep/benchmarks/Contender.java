package dev.lodestep.benchmarks;

import java.nio.file.Path;
import java.time.Duration;

/** One of those that take turns in a comparison. */
interface Contender {
    String name();

    /** Does the load for that long, on a new database in that folder. */
    Figures round(Path folder, Load load, Duration duration) throws Exception;
}
