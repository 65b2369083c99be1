package dev.lodestep.runtime;

/** Where a run stands, as users see it. */
public enum RunStatus {
    /** It is executed by a worker, or may be claimed by one. */
    RUNNING(false),
    /** It waits for signals or a due time and holds no thread. */
    WAITING(false),
    /** What it had completed is being undone. */
    COMPENSATING(false),
    /** It needs an operator, and says why. */
    PARKED(false),
    /** It ended with its result. */
    COMPLETED(true),
    /** It failed; what it had completed was undone. */
    FAILED(true),
    /** It was cancelled. */
    CANCELLED(true);

    private final boolean ended;

    RunStatus(boolean ended) {
        this.ended = ended;
    }

    /** Whether nothing changes the run any more. */
    public boolean isFinal() {
        return ended;
    }
}
