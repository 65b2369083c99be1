package dev.lodestep.runtime.flow;

/** What one limit leaves for attempts that share it. Not thread-safe. */
interface Room {
    /** Not before something else happens. */
    long LATER = Long.MAX_VALUE;

    /** In how many nanoseconds it has room for another attempt, 0 if now; {@link #LATER} if only when something else happens. */
    long pause(long now);

    /** An attempt may begin, and takes room. */
    Stay permit();

    /** What limits attempts, for people; empty if nothing does. */
    String describe();

    /** For how many attempts more it has room now. */
    default int spare() {
        return Integer.MAX_VALUE;
    }

    /** So many attempts would take room if there were any. */
    default void wanted(int attempts) {}

    /** The room that one attempt takes. */
    interface Stay {
        /** The attempt begins. */
        void begins(long now);

        /** The attempt is over, or will not begin. */
        void ends(boolean begun);
    }
}
