package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.RunRecord;
import dev.lodestep.runtime.RunSummary;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.Parent;
import dev.lodestep.runtime.store.RunRow;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What is stored, as users see it. */
final class Rows {
    private Rows() {}

    static RunSummary summary(RunRow row) {
        return new RunSummary(
                row.id(),
                row.workflow(),
                row.version(),
                row.standing().shown(),
                row.priority(),
                row.attributes(),
                row.createdAt(),
                Optional.ofNullable(row.startAt()),
                Optional.ofNullable(row.endedAt()),
                row.waits(),
                Optional.ofNullable(row.dueAt()),
                Optional.ofNullable(row.reason()),
                Optional.ofNullable(row.failure()),
                Optional.ofNullable(row.parent()).map(Parent::id));
    }

    static RunRecord record(JournalRow row) {
        return new RunRecord(
                row.seq(),
                row.kind(),
                Optional.ofNullable(row.node()),
                row.attempt(),
                Optional.ofNullable(row.startedAt()),
                row.at(),
                Optional.ofNullable(row.payload()).map(json -> new String(json, StandardCharsets.UTF_8)));
    }
}
