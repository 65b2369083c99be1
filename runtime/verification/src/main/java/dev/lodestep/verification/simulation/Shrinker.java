package dev.lodestep.verification.simulation;

import dev.lodestep.verification.simulation.bug.PlantedBug;
import dev.lodestep.verification.simulation.invariant.Invariant;
import java.util.List;
import java.util.Optional;

/** Leaves out as much of a failing history as possible: what breaks the same invariant without a part, does not need the part. */
final class Shrinker {
    private static final int TRIES = 400;

    private final long seed;
    private final StoreKind kind;
    private final Optional<PlantedBug> bug;
    private final Invariant invariant;
    private int tries;

    Shrinker(long seed, StoreKind kind, Optional<PlantedBug> bug, Invariant invariant) {
        this.seed = seed;
        this.kind = kind;
        this.bug = bug;
        this.invariant = invariant;
    }

    /** The cuts after which hardly anything more can be left out. */
    Cuts shrink() {
        Cuts cuts = Cuts.NONE;
        boolean smaller = true;
        while (smaller && tries < TRIES) {
            Scenario scenario = Scenario.of(seed, cuts);
            Simulation.Result result = Simulation.play(scenario, kind, bug, false);
            Cuts more = cuts;
            List<String> parts = scenario.parts(result.faultsDrawn(), result.deedsDrawn());
            for (int size = Math.max(1, parts.size() / 2); size > 0; size /= 2) {
                more = without(more, parts, size);
            }
            smaller = !more.equals(cuts);
            cuts = more;
        }
        return cuts;
    }

    /** Tries to leave out each group of so many neighbours. */
    private Cuts without(Cuts cuts, List<String> parts, int size) {
        Cuts left = cuts;
        for (int from = 0; from < parts.size() && tries < TRIES; from += size) {
            Cuts more = left.and(parts.subList(from, Math.min(parts.size(), from + size)));
            if (!more.equals(left) && fails(more)) {
                left = more;
            }
        }
        return left;
    }

    private boolean fails(Cuts cuts) {
        tries++;
        return Simulation.play(Scenario.of(seed, cuts), kind, bug, false).violations().stream()
                .anyMatch(violation -> violation.invariant() == invariant);
    }
}
