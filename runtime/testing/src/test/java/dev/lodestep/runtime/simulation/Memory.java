package dev.lodestep.runtime.simulation;

import dev.lodestep.runtime.EngineOptions;
import java.time.Duration;

/** Whether the engines of a scene hold the states of runs that wait: what happens is to be the same. */
public enum Memory {
    /** They read everything when a run goes on. */
    READS,
    /** They hold a few states for a while. */
    HOLDS;

    EngineOptions set(EngineOptions options) {
        return this == HOLDS ? options.liveHold(Duration.ofHours(3), 4) : options;
    }
}
