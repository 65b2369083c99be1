package dev.lodestep.runtime.machine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where one loop stands.
 *
 * @param round the round, from 1
 * @param ended whether it was recorded that it ended; a loop none of whose repeating nodes ran has ended without that
 * @param notBefore when the round may begin; null: at once
 * @param failedAttempts how often asking whether it is over has failed after this round
 * @param due when it is asked again; null: at once
 */
record LoopState(
        int round,
        boolean ended,
        @Nullable Instant notBefore,
        int failedAttempts,
        @Nullable Instant due) {
    static final LoopState FIRST = new LoopState(1, false, null, 0, null);

    static LoopState inRound(int round, @Nullable Instant notBefore) {
        return new LoopState(round, false, notBefore, 0, null);
    }

    LoopState over() {
        return new LoopState(round, true, null, 0, null);
    }

    LoopState failed(int attempt, @Nullable Instant again) {
        return new LoopState(round, ended, null, attempt, again);
    }
}
