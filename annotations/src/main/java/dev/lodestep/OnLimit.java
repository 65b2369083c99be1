package dev.lodestep;

/** What becomes of a run when a loop has made all its rounds and has not ended. */
public enum OnLimit {
    /** The repeating node has failed. */
    FAIL,

    /** The run goes on behind the loop, with the values of the last round. */
    GO_ON
}
