package dev.lodestep.verification.simulation.world;

/** What can happen to a call of the store. */
public enum Fault {
    /** It never arrives. */
    LOST_REQUEST,
    /** It takes effect; its answer never arrives. */
    LOST_ANSWER,
    /** The caller gives up, and it takes effect later. */
    LATE_EFFECT,
    /** It takes effect; the process freezes before it reads the answer, possibly for longer than a lease. */
    FROZEN_AFTER,
    /** The process freezes before the call is sent, possibly for longer than a lease. */
    FROZEN_BEFORE,
    /** The process dies; the call has taken effect. */
    DIES_AFTER,
    /** The process dies; the call takes effect a little later. */
    DIES_BEFORE,
    /** The call takes its time, on its way and back; the other threads of the process go on meanwhile. */
    SLOW,
    /** The store answers to nobody for a while. */
    STORE_DOWN,
    /** The call fails by an exception that no store should throw, before it takes effect. */
    BROKEN
}
