package dev.lodestep.runtime.machine;

import org.jspecify.annotations.Nullable;

/**
 * Who decided something by hand, and why; it stands in the journal.
 *
 * @param by who, as they call themselves
 * @param why the reason, in words
 */
public record Note(@Nullable String by, @Nullable String why) {
    /** Of nobody, without a reason: for callers who keep their own records. */
    public static final Note NONE = new Note(null, null);

    private static final String PAUSED = "paused";

    /** Cuts the texts to what a store accepts. */
    public Note {
        by = by == null ? null : Failures.text(by);
        why = why == null ? null : Failures.text(why);
    }

    /** Why a run is parked that was paused: {@code paused by ann: the bank is down}. */
    String pause() {
        return PAUSED + (by == null ? "" : " by " + by) + (why == null ? "" : ": " + why);
    }

    /** Whether the reason why a run is parked is that it was paused. */
    public static boolean saysPaused(String reason) {
        return reason.equals(PAUSED) || reason.startsWith(PAUSED + " by ") || reason.startsWith(PAUSED + ": ");
    }
}
