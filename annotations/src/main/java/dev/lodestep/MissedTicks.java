package dev.lodestep;

/** What becomes of the ticks of a {@link Schedule} at which no worker was up. */
public enum MissedTicks {
    /** They are left out. */
    SKIP,
    /** The latest of them is made up for when a worker is up again, once the schedule has started a run before. */
    LATEST
}
