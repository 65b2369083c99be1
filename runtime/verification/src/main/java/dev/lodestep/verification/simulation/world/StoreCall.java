package dev.lodestep.verification.simulation.world;

/** The operations of a store. */
public enum StoreCall {
    JOIN,
    BEAT,
    DRAIN,
    LEAVE,
    WORKERS,
    DECLARE_DEAD,
    WRITE,
    DELIVER,
    START_OR_DELIVER,
    CLAIM,
    RECLAIM,
    OWNED,
    RELEASE,
    NEXT_DUE,
    LOAD,
    READ,
    FIND,
    UNENDED_CHILDREN,
    INBOX,
    INBOX_COUNTERS,
    LIST,
    COUNT,
    PURGE;

    /** Whether it changes what is stored. */
    public boolean changes() {
        return switch (this) {
            case JOIN, BEAT, DRAIN, LEAVE, DECLARE_DEAD, WRITE, DELIVER, START_OR_DELIVER, CLAIM, RECLAIM, RELEASE ->
                true;
            default -> false;
        };
    }
}
