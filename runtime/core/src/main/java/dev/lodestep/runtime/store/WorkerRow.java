package dev.lodestep.runtime.store;

import java.time.Instant;
import java.util.Set;

/**
 * A worker as it is stored.
 *
 * @param worker its number: random, one for each process incarnation
 * @param name for people: host and process
 * @param state whether it may own runs
 * @param beat grows with each sign of life
 * @param gone whether the store itself knows that its process has ended
 * @param startedAt when it joined
 * @param knows the workflows that it executes, as it said last
 */
public record WorkerRow(
        long worker, String name, State state, long beat, boolean gone, Instant startedAt, Set<WorkflowVersion> knows) {
    /** What a worker may do; the codes are part of the stored format. */
    public enum State {
        /** Claims and executes runs. */
        LIVE(1),
        /** Executes what it has and claims no more. */
        DRAINING(2),
        /** Owns nothing any more; its runs may be claimed. Final for this incarnation. */
        DEAD(3);

        private final int code;

        State(int code) {
            this.code = code;
        }

        /** The stored number. */
        public int code() {
            return code;
        }

        /** The state of a stored number; {@link IllegalArgumentException} if there is none. */
        public static State ofCode(int code) {
            if (code < 1 || code > values().length) {
                throw new IllegalArgumentException("no worker state has the code " + code);
            }
            return values()[code - 1];
        }
    }
}
