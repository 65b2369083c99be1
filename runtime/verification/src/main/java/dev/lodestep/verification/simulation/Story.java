package dev.lodestep.verification.simulation;

import dev.lodestep.verification.simulation.bug.PlantedBug;
import dev.lodestep.verification.simulation.invariant.Violation;
import dev.lodestep.verification.simulation.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people read of a seed that breaks an invariant: what was found, the smallest history that still does it, and how to repeat it. */
final class Story {
    private static final int LONGEST = 300;

    private final long seed;
    private final StoreKind kind;
    private final Optional<PlantedBug> bug;

    Story(long seed, StoreKind kind, Optional<PlantedBug> bug) {
        this.seed = seed;
        this.kind = kind;
        this.bug = bug;
    }

    /** After leaving out what the failure does not need. */
    List<String> shrunk(Violation violation) {
        return of(new Shrinker(seed, kind, bug, violation.invariant()).shrink());
    }

    /** With these cuts. */
    List<String> of(Cuts cuts) {
        Scenario scenario = Scenario.of(seed, cuts);
        Simulation.Result result = Simulation.play(scenario, kind, bug, true);
        List<String> lines = new ArrayList<>();
        lines.add("seed " + seed + " on " + kind + ":");
        result.violations().forEach(violation -> lines.add("  " + violation));
        lines.add("workflows:");
        for (Program program : scenario.programs()) {
            lines.add("  " + program.name() + " v" + program.version() + (program.failFast() ? ", fails fast" : "")
                    + (program.parks() ? ", parks when it fails" : "")
                    + (program.loop() == null
                            ? ""
                            : ", repeats " + program.loop().members() + " "
                                    + program.loop().rounds() + " times"));
            program.parts().forEach(part -> lines.add("    " + part));
        }
        lines.add("what happened:");
        List<String> told = result.trace().lines();
        if (told.size() > LONGEST) {
            lines.add("  (" + (told.size() - LONGEST) + " lines before)");
        }
        told.subList(Math.max(0, told.size() - LONGEST), told.size()).forEach(line -> lines.add("  " + line));
        lines.add("repeat it with: java -jar runtime/verification/target/verification.jar simulate --seed=" + seed
                + " --store=" + kind.name().toLowerCase(java.util.Locale.ROOT)
                + (cuts.words().isEmpty() ? "" : " --without=" + cuts));
        return lines;
    }
}
