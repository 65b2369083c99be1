package dev.lodestep.runtime.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is stored of a run, as of one moment.
 *
 * @param row the run
 * @param checkpoint its newest readable checkpoint, if it has one
 * @param journal its entries after the checkpoint's position, or all of them where that was asked for, in order
 * @param inbox its messages, in order
 */
public record StoredRun(RunRow row, @Nullable Checkpoint checkpoint, List<JournalRow> journal, List<InboxRow> inbox) {}
