package dev.lodestep.runtime;

import dev.lodestep.runtime.store.EntryKind;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that was recorded of a run: the journal is the audit log.
 *
 * @param position its position in the journal, from 1, without gaps
 * @param kind what it records
 * @param node the node it is about
 * @param attempt the attempt, from 1; 0 where there is none
 * @param startedAt when the attempt began
 * @param recordedAt when it was written
 * @param payload what was stored with it, as JSON
 */
public record RunRecord(
        int position,
        EntryKind kind,
        Optional<String> node,
        int attempt,
        Optional<Instant> startedAt,
        Instant recordedAt,
        Optional<String> payload) {}
