package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.BulkAction;
import dev.lodestep.runtime.BulkProgress;
import dev.lodestep.runtime.BulkSummary;
import dev.lodestep.runtime.BulkSummary.Refusal;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.UnknownRunException;
import dev.lodestep.runtime.store.RunPosition;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Does one thing to all runs that a query finds, a page at a time: each run by itself, as it is by then. Runs that start meanwhile are not
 * among them, so it comes to an end.
 */
final class Bulk {
    private final Store store;
    private final Interventions interventions;
    private final BulkAction action;
    private final Consumer<BulkProgress> progress;
    private final List<Refusal> refusals = new ArrayList<>();
    private RunQuery page;
    private long done;
    private long refused;

    Bulk(Store store, Interventions interventions, RunQuery query, BulkAction action, Consumer<BulkProgress> progress) {
        this.store = store;
        this.interventions = interventions;
        this.action = action;
        this.progress = progress;
        this.page = query;
    }

    BulkSummary run() {
        try {
            page = page.startedBefore(end(page, store.now().plusMillis(1)));
            boolean more = true;
            while (more && !Thread.currentThread().isInterrupted()) {
                more = onePage();
            }
            return summary(!more, null);
        } catch (StoreUnavailableException e) {
            return summary(false, e);
        }
    }

    private static Instant end(RunQuery query, Instant now) {
        return query.startedBefore().filter(now::isAfter).orElse(now);
    }

    /** True if there may be more. */
    private boolean onePage() {
        List<RunRow> rows = store.list(page);
        if (action instanceof BulkAction.Purge) {
            purge(rows);
        } else {
            for (RunRow row : rows) {
                note(row, refusal(row));
                page = page.after(RunPosition.of(page, row).cursor());
            }
        }
        if (!rows.isEmpty()) {
            progress.accept(new BulkProgress(done, refused, page.cursor().orElseThrow()));
        }
        return rows.size() == page.pageSize();
    }

    private void purge(List<RunRow> rows) {
        Set<Long> gone = rows.isEmpty()
                ? Set.of()
                : store.purge(rows.stream().map(RunRow::run).toList());
        for (RunRow row : rows) {
            String why = row.status().isFinal()
                    ? "a child of it, or a run above it, has not ended"
                    : "it has not ended, it is " + row.standing().shown();
            note(row, gone.contains(row.run()) ? null : why);
        }
        if (!rows.isEmpty()) {
            page = page.after(RunPosition.of(page, rows.get(rows.size() - 1)).cursor());
        }
    }

    /** Does it to one run; why not, if that is not possible. */
    private @Nullable String refusal(RunRow row) {
        if (row.status().isFinal()) {
            return "it has ended " + row.status();
        }
        if (action instanceof BulkAction.Retry && row.status() != StoredStatus.PARKED) {
            return "it is not parked, it is " + row.standing().shown();
        }
        try {
            return did(row) ? null : action instanceof BulkAction.Retry ? "it is not parked any more" : "it has ended";
        } catch (UnknownRunException e) {
            return "it is gone";
        }
    }

    private boolean did(RunRow row) {
        if (action instanceof BulkAction.Cancel cancel) {
            return interventions.cancel(row.id(), cancel.mode());
        }
        if (action instanceof BulkAction.Pause pause) {
            return interventions.pause(row.id(), pause.note());
        }
        if (action instanceof BulkAction.Go go) {
            return interventions.go(row.id(), go.note());
        }
        return interventions.retry(row.id());
    }

    private void note(RunRow row, @Nullable String why) {
        if (why == null) {
            done++;
            return;
        }
        refused++;
        if (refusals.size() < BulkSummary.MOST_REFUSALS) {
            refusals.add(new Refusal(row.id(), why));
        }
    }

    private BulkSummary summary(boolean finished, @Nullable StoreUnavailableException stoppedBy) {
        return new BulkSummary(
                done,
                refused,
                List.copyOf(refusals),
                finished,
                finished ? Optional.empty() : page.cursor(),
                Optional.ofNullable(stoppedBy));
    }
}
