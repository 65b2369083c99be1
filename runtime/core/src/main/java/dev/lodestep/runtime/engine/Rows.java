package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunRecord;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.RunSummary;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.Parent;
import dev.lodestep.runtime.store.RunFilter;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.StoredStatus;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What is stored, as users see it. */
final class Rows {
    private Rows() {}

    static RunSummary summary(RunRow row) {
        return new RunSummary(
                row.id(),
                row.workflow(),
                row.version(),
                status(row),
                row.createdAt(),
                Optional.ofNullable(row.endedAt()),
                row.waits(),
                Optional.ofNullable(row.dueAt()),
                Optional.ofNullable(row.reason()),
                Optional.ofNullable(row.parent()).map(Parent::id));
    }

    static RunStatus status(RunRow row) {
        RunStatus status = status(row.status());
        boolean goesBack = row.compensating() && (status == RunStatus.RUNNING || status == RunStatus.WAITING);
        return goesBack ? RunStatus.COMPENSATING : status;
    }

    /** Ready to be claimed shows as running. */
    static RunStatus status(StoredStatus status) {
        return switch (status) {
            case RUNNING, READY -> RunStatus.RUNNING;
            case WAITING -> RunStatus.WAITING;
            case PARKED -> RunStatus.PARKED;
            case COMPLETED -> RunStatus.COMPLETED;
            case FAILED -> RunStatus.FAILED;
            case CANCELLED -> RunStatus.CANCELLED;
        };
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

    static RunFilter filter(RunQuery query) {
        long after;
        try {
            after = query.cursor().map(Long::parseLong).orElse(0L);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + query.cursor().orElseThrow() + "' is not a cursor: pass the next of the page before", e);
        }
        return new RunFilter(
                query.workflow().orElse(null), statuses(query.statuses()), query.idPrefix(), after, query.pageSize());
    }

    /** The stored statuses that may show as one of these; compensating runs are told apart by the caller. */
    private static Set<StoredStatus> statuses(Set<RunStatus> wanted) {
        Set<StoredStatus> stored = EnumSet.noneOf(StoredStatus.class);
        for (StoredStatus status : StoredStatus.values()) {
            boolean back = wanted.contains(RunStatus.COMPENSATING)
                    && Set.of(RunStatus.RUNNING, RunStatus.WAITING).contains(status(status));
            if (back || wanted.contains(status(status))) {
                stored.add(status);
            }
        }
        return stored;
    }
}
