package dev.lodestep.verification.simulation;

import dev.lodestep.verification.simulation.bug.InboxBug;
import dev.lodestep.verification.simulation.bug.PlantedBug;
import dev.lodestep.verification.simulation.bug.ProcessBug;
import dev.lodestep.verification.simulation.bug.StoreBug;
import dev.lodestep.verification.simulation.invariant.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for planted bugs, as a campaign looks for real ones: seed after seed, until an invariant breaks. */
final class BugHunt {
    /** A bug that no seed up to this one finds, is not found. */
    static final int SEEDS = 1_000;

    /**
     * How a bug was found.
     *
     * @param bug the bug
     * @param seed the first seed that breaks an invariant; 0: none does
     * @param violation what that seed breaks
     */
    record Catch(PlantedBug bug, int seed, Optional<Violation> violation) {
        @Override
        public String toString() {
            return String.format(
                    "| %s | %s | %s |",
                    bug.name(),
                    violation.isPresent() ? seed : "-",
                    violation.map(found -> found.invariant().toString()).orElse("not found"));
        }
    }

    private BugHunt() {}

    /** All bugs. */
    static List<PlantedBug> all() {
        List<PlantedBug> bugs = new ArrayList<>();
        bugs.addAll(List.of(StoreBug.values()));
        bugs.addAll(List.of(InboxBug.values()));
        bugs.addAll(List.of(ProcessBug.values()));
        return bugs;
    }

    /** Looks for one. */
    static Catch hunt(PlantedBug bug) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            List<Violation> violations = Simulation.play(
                            Scenario.of(seed, Cuts.NONE), StoreKind.MEMORY, Optional.of(bug), false)
                    .violations();
            if (!violations.isEmpty()) {
                return new Catch(bug, seed, Optional.of(violations.get(0)));
            }
        }
        return new Catch(bug, 0, Optional.empty());
    }
}
