package dev.lodestep.runtime.machine;

import java.util.Optional;

/**
 * Why a wait goes on.
 *
 * @param payload the signal's payload; empty: its time was over
 */
public record Wake(Optional<Object> payload) {
    /** The wait's time was over. */
    public static final Wake TIMED_OUT = new Wake(Optional.empty());

    /** A signal came. */
    public static Wake by(Object payload) {
        return new Wake(Optional.of(payload));
    }
}
