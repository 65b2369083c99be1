package dev.lodestep.runtime.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is stored.
 *
 * @param run its number in the store, ascending in order of creation, never used again
 * @param id its id
 * @param workflow the stored name of its workflow
 * @param version the version it started with
 * @param status where it is
 * @param compensating whether it is being compensated
 * @param priority higher is claimed first
 * @param createdAt when it was started
 * @param endedAt when it ended
 * @param owner the worker that executes it; 0 if nobody does
 * @param claim the token of the newest claim
 * @param inbox how many messages were ever delivered
 * @param waits the names of the signals that its open waits take
 * @param dueAt when it goes on without any message
 * @param reason why it is parked, failed or cancelled
 * @param parent the run that started it as its child; null if nobody did
 * @param startAt when anything of it may be executed, if that was said at its start
 * @param failure for a run that failed, or is parked for a failure: the type of the error
 * @param attributes what it was started with to be found by
 */
public record RunRow(
        long run,
        String id,
        String workflow,
        int version,
        StoredStatus status,
        boolean compensating,
        int priority,
        Instant createdAt,
        @Nullable Instant endedAt,
        long owner,
        long claim,
        int inbox,
        List<String> waits,
        @Nullable Instant dueAt,
        @Nullable String reason,
        @Nullable Parent parent,
        @Nullable Instant startAt,
        @Nullable String failure,
        Map<String, String> attributes) {
    /** Where it stands. */
    public Standing standing() {
        return new Standing(status, compensating);
    }
}
