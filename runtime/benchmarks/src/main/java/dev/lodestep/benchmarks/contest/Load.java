package dev.lodestep.benchmarks.contest;

import dev.lodestep.benchmarks.workflows.TimedText;

/**
 * What is done in a round.
 *
 * @param inFlight how many runs go on at once, each in a closed loop: its next step begins when the last one is on disk
 * @param steps how many steps a run has
 * @param payloadBytes how long each step's result is, as JSON
 */
record Load(int inFlight, int steps, int payloadBytes) {
    Load {
        if (inFlight < 1 || steps < 1 || payloadBytes < TimedText.SHORTEST) {
            throw new IllegalArgumentException(
                    "at least one run, one step and " + TimedText.SHORTEST + " bytes of payload are needed");
        }
    }

    /** The entries of a run: its start, its steps, its end. */
    int entries() {
        return steps + 2;
    }
}
