package dev.lodestep.runtime;

/**
 * Hears what happens to runs, after it was recorded. Called on the runtime's threads, one event of a run after the other: be quick. What it
 * throws is logged and has no effect on the run.
 */
@FunctionalInterface
public interface RunListener {
    /** Something happened. */
    void on(RunEvent event);
}
