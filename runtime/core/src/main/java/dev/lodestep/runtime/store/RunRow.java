package dev.lodestep.runtime.store;

import java.time.Instant;
import java.util.List;
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
        @Nullable Parent parent) {}
