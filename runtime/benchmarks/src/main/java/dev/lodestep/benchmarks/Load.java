package dev.lodestep.benchmarks;

/**
 * What is done in a round.
 *
 * @param inFlight how many runs go on at once, each in a closed loop: its next step begins when the last one is on disk
 * @param steps how many steps a run has
 * @param payloadBytes how long each step's result is, as JSON
 */
record Load(int inFlight, int steps, int payloadBytes) {
    /** Room for a time in digits, with its quotes. */
    static final int SHORTEST_PAYLOAD = 22;

    Load {
        if (inFlight < 1 || steps < 1 || payloadBytes < SHORTEST_PAYLOAD) {
            throw new IllegalArgumentException(
                    "at least one run, one step and " + SHORTEST_PAYLOAD + " bytes of payload are needed");
        }
    }
}
