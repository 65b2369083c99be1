package dev.lodestep.verification;

/**
 * When a process dies: at one of the calls that change its store.
 *
 * @param call which call, from 1; 0: it lives
 * @param how what becomes of that call
 */
record Death(int call, How how) {
    static final Death NONE = new Death(0, How.BEFORE);

    enum How {
        /** The call does not reach the store. */
        BEFORE,
        /** It takes effect, but its answer does not arrive. */
        AFTER,
        /** Only the first half of a batch takes effect; a single write takes effect, is answered, and is the last thing that happens. */
        BETWEEN
    }
}
