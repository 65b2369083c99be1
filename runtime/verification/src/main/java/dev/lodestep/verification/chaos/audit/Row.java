package dev.lodestep.verification.chaos.audit;

import dev.lodestep.runtime.store.EntryKind;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An entry of a journal, as it stands in the table.
 *
 * @param seq its position
 * @param claim under which claim it was written
 * @param kind what it records
 * @param node what it is about; empty where it is about the run
 * @param attempt which attempt
 * @param message which message of the inbox it takes
 * @param worker who claimed the run with it
 * @param atMillis when it was written, by the store's clock
 * @param payload what was stored with it
 */
public record Row(
        int seq,
        long claim,
        EntryKind kind,
        String node,
        int attempt,
        OptionalInt message,
        OptionalLong worker,
        long atMillis,
        String payload) {
    boolean isClaim() {
        return kind == EntryKind.START || kind == EntryKind.CLAIM;
    }
}
