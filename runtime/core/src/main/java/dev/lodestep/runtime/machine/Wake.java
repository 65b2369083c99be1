package dev.lodestep.runtime.machine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a wait goes on.
 *
 * @param payload the signal's payload; empty: its time was over
 * @param question for a re-entrant step: what it had asked; else null
 */
public record Wake(Optional<Object> payload, @Nullable Question question) {
    /** The wait's time was over. */
    public static final Wake TIMED_OUT = new Wake(Optional.empty(), null);

    /** A signal came. */
    public static Wake by(Object payload) {
        return new Wake(Optional.of(payload), null);
    }

    Wake after(@Nullable Question asked) {
        return asked == null ? this : new Wake(payload, asked);
    }
}
