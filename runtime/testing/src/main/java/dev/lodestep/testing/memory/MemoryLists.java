package dev.lodestep.testing.memory;

import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.store.RunCount;
import dev.lodestep.runtime.store.RunPosition;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.Standing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists and counts the runs of the {@link MemoryStore} by looking at each; guarded by the store's lock. */
final class MemoryLists {
    private final MemoryRuns runs;

    MemoryLists(MemoryRuns runs) {
        this.runs = runs;
    }

    List<RunRow> list(RunQuery query) {
        Optional<RunPosition> after = RunPosition.after(query);
        Comparator<RunPosition> order = Comparator.comparing(RunPosition::at).thenComparing(RunPosition::run);
        Comparator<RunPosition> wanted = query.isNewestFirst() ? order.reversed() : order;
        return runs.all().stream()
                .filter(asked(query))
                .map(runs::row)
                .filter(row -> after.isEmpty() || wanted.compare(RunPosition.of(query, row), after.get()) > 0)
                .sorted(Comparator.comparing(row -> RunPosition.of(query, row), wanted))
                .limit(query.pageSize())
                .toList();
    }

    private Predicate<MemoryRun> asked(RunQuery query) {
        return run -> query.workflow().map(run.workflow::equals).orElse(true)
                && (query.version().isEmpty() || query.version().getAsInt() == run.version)
                && (query.statuses().isEmpty()
                        || query.statuses().contains(run.standing().shown()))
                && run.id.startsWith(query.idPrefix())
                && query.waitsFor().map(run.waits::contains).orElse(true)
                && query.failure().map(type -> type.equals(run.failure)).orElse(true)
                && query.parent().map(id -> isChildOf(run, id)).orElse(true)
                && run.attributes.entrySet().containsAll(query.attributes().entrySet())
                && isWithin(run.createdAt, query.startedFrom(), query.startedBefore())
                && (!query.byEnd() || isWithin(run.endedAt, query.endedFrom(), query.endedBefore()));
    }

    private boolean isChildOf(MemoryRun run, String parent) {
        MemoryRun above = run.parent == null ? null : runs.get(run.parent.run());
        return above != null && above.id.equals(parent);
    }

    private static boolean isWithin(@Nullable Instant time, Optional<Instant> from, Optional<Instant> before) {
        return time != null
                && from.map(first -> !time.isBefore(first)).orElse(true)
                && before.map(time::isBefore).orElse(true);
    }

    List<RunCount> counts(@Nullable String workflow) {
        Map<Map.Entry<String, Standing>, Long> counts = runs.all().stream()
                .filter(run -> workflow == null || workflow.equals(run.workflow))
                .collect(Collectors.groupingBy(run -> Map.entry(run.workflow, run.standing()), Collectors.counting()));
        return counts.entrySet().stream()
                .map(one -> new RunCount(one.getKey().getKey(), one.getKey().getValue(), one.getValue()))
                .toList();
    }
}
