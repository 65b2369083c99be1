package dev.lodestep.runtime.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A journal entry to be written; its position follows from the write it is part of.
 *
 * @param kind what it records
 * @param node the node it is about, if it is about one
 * @param attempt the attempt, from 1; 0 where there is none
 * @param message the inbox position that it consumes; 0 where it consumes none
 * @param token the token of that message; 0 where it consumes none
 * @param startedAt when the attempt began, if there was one
 * @param payload UTF-8 JSON, or null
 */
public record NewEntry(
        EntryKind kind,
        @Nullable String node,
        int attempt,
        int message,
        long token,
        @Nullable Instant startedAt,
        byte @Nullable [] payload) {
    /** An entry about a node that consumes no message. */
    public static NewEntry of(EntryKind kind, @Nullable String node, int attempt, byte @Nullable [] payload) {
        return new NewEntry(kind, node, attempt, 0, 0, null, payload);
    }

    /** The CRC-32C of kind, node, attempt, message and payload, which a store keeps beside them: {@link JournalRow#isIntact}. */
    public int crc() {
        return EntrySum.of(kind, node, attempt, message, payload);
    }
}
