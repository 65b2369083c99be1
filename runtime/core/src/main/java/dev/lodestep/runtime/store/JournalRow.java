package dev.lodestep.runtime.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A journal entry as it was stored.
 *
 * @param seq its position in the run's journal, from 1, without gaps
 * @param claim the token of the claim under which it was written
 * @param kind what it records
 * @param node the node it is about, if it is about one
 * @param attempt the attempt, from 1; 0 where there is none
 * @param message the inbox position that it consumed; 0 where it consumed none
 * @param worker the worker that claimed, for START and CLAIM; 0 otherwise
 * @param startedAt when the attempt began, if there was one
 * @param at when it was written, by the store's clock
 * @param payload UTF-8 JSON, or null
 * @param crc {@link NewEntry#crc} as it was written; null for an entry that was written without
 */
public record JournalRow(
        int seq,
        long claim,
        EntryKind kind,
        @Nullable String node,
        int attempt,
        int message,
        long worker,
        @Nullable Instant startedAt,
        Instant at,
        byte @Nullable [] payload,
        @Nullable Integer crc) {
    /** An entry that was written without a checksum. */
    public JournalRow(
            int seq,
            long claim,
            EntryKind kind,
            @Nullable String node,
            int attempt,
            int message,
            long worker,
            @Nullable Instant startedAt,
            Instant at,
            byte @Nullable [] payload) {
        this(seq, claim, kind, node, attempt, message, worker, startedAt, at, payload, null);
    }

    /** Whether the entry still says what was written, as far as its checksum tells; if not, nothing of it may be used. */
    public boolean isIntact() {
        return crc == null || crc == EntrySum.of(kind, node, attempt, message, payload);
    }
}
