package dev.lodestep.samples.audit;

/** How far the audit of one artifact is, as its engine sees it. */
enum RunState {
    /** It runs, or is going to without anybody's help. */
    ACTIVE,
    /** It waits for a reviewer. */
    AWAITING_REVIEW,
    /** It ended with a result. */
    RECORDED,
    /** It ended without one: undone because the artifact is corrupt, or because it was cancelled. */
    REFUSED,
    /** It broke off, and is tried again when somebody has repaired something. */
    STUCK;

    /** Whether nothing more happens to it by itself. */
    boolean settled() {
        return this != ACTIVE;
    }
}
