package dev.lodestep.samples.audit;

import dev.lodestep.samples.audit.artifact.Artifact;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Brings every artifact's audit to its end, or to a reviewer.
 *
 * <p>It keeps a bounded number of audits under way and asks only about these, so its cost does not grow with those that are done.
 */
final class AuditLoop {
    private static final int UNDER_WAY = 64;
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final AuditRuns runs;
    private final InstantSource clock;
    private final Map<String, Artifact> artifacts;
    private final Map<String, RunState> settled = new HashMap<>();
    private final Set<String> underWay = new LinkedHashSet<>();

    AuditLoop(AuditRuns runs, InstantSource clock, Map<String, Artifact> artifacts) {
        this.runs = runs;
        this.clock = clock;
        this.artifacts = artifacts;
    }

    /** What was there before {@link #run} begins; to be asked once, before it. What is stuck is tried again. */
    Earlier look() {
        int stuck = 0;
        for (Map.Entry<String, RunState> run : runs.states(artifacts.keySet()).entrySet()) {
            if (run.getValue() == RunState.STUCK) {
                runs.retry(run.getKey());
                stuck++;
            }
            if (run.getValue().settled() && run.getValue() != RunState.STUCK) {
                settled.put(run.getKey(), run.getValue());
            } else {
                underWay.add(run.getKey());
            }
        }
        return new Earlier(settled.size(), count(RunState.AWAITING_REVIEW), underWay.size(), stuck);
    }

    /** Runs until all is quiet or somebody wants it to stop; returns the states of those that are done. */
    Map<String, RunState> run(Consumer<ProgressLine> progress, BooleanSupplier stop) {
        Instant began = clock.instant();
        int earlier = settled.size();
        Iterator<Map.Entry<String, Artifact>> rest = artifacts.entrySet().stream()
                .filter(e -> !settled.containsKey(e.getKey()) && !underWay.contains(e.getKey()))
                .toList()
                .iterator();
        while (!stop.getAsBoolean() && (rest.hasNext() || !underWay.isEmpty())) {
            while (rest.hasNext() && underWay.size() < UNDER_WAY) {
                Map.Entry<String, Artifact> next = rest.next();
                runs.start(next.getKey(), next.getValue());
                underWay.add(next.getKey());
            }
            runs.awaitChange(PATIENCE);
            runs.states(underWay).forEach((id, state) -> {
                if (state.settled()) {
                    settled.put(id, state);
                }
            });
            underWay.removeAll(settled.keySet());
            progress.accept(new ProgressLine(
                    artifacts.size(),
                    earlier,
                    settled.size(),
                    count(RunState.AWAITING_REVIEW),
                    count(RunState.REFUSED) + count(RunState.STUCK),
                    Duration.between(began, clock.instant())));
        }
        return Map.copyOf(settled);
    }

    private int count(RunState state) {
        return (int) settled.values().stream().filter(state::equals).count();
    }

    /**
     * What an earlier audit left.
     *
     * @param done how many are final or wait for a review
     * @param waiting how many of these wait
     * @param underWay how many were begun and go on
     * @param stuck how many of these had broken off
     */
    record Earlier(int done, int waiting, int underWay, int stuck) {}
}
