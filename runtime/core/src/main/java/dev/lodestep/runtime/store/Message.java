package dev.lodestep.runtime.store;

import org.jspecify.annotations.Nullable;

/**
 * A message to be delivered to a run's inbox.
 *
 * @param runId the run
 * @param kind what it is
 * @param name for a signal: its name; for a cancellation: the mode
 * @param signalId for a signal: makes repeated deliveries one; null: each is a new one
 * @param token fresh and random for each message; identifies it beside its position, and when it is sent again
 * @param payload UTF-8 JSON, or null
 */
public record Message(
        String runId,
        MessageKind kind,
        String name,
        @Nullable String signalId,
        long token,
        byte @Nullable [] payload) {}
