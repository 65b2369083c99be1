package dev.lodestep.verification.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.verification.simulation.bug.PlantedBug;
import dev.lodestep.verification.simulation.bug.StoreBug;
import dev.lodestep.verification.simulation.invariant.Violation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Bugs that are planted on purpose")
class PlantedBugsTest {
    @Test
    @DisplayName("are found, each of them")
    void found() {
        List<BugHunt.Catch> caught =
                BugHunt.all().parallelStream().map(BugHunt::hunt).toList();
        System.out.println("| planted bug | first seed | invariant |\n|---|---|---|");
        caught.forEach(System.out::println);
        assertThat(caught).hasSizeGreaterThanOrEqualTo(20);
        assertThat(caught).allSatisfy(one -> assertThat(one.violation()).isPresent());
    }

    @Test
    @DisplayName("are told by the smallest history that still shows them, and by the command that repeats it")
    void shrunk() {
        Optional<PlantedBug> bug = Optional.of(StoreBug.DUE_TIME_FORGOTTEN);
        Simulation.Result whole = Simulation.play(Scenario.of(1, Cuts.NONE), StoreKind.MEMORY, bug, true);
        Violation violation = whole.violations().get(0);
        Cuts cuts = new Shrinker(1, StoreKind.MEMORY, bug, violation.invariant()).shrink();
        Simulation.Result small = Simulation.play(Scenario.of(1, cuts), StoreKind.MEMORY, bug, true);
        assertThat(small.violations()).anyMatch(left -> left.invariant() == violation.invariant());
        assertThat(small.trace().lines()).hasSizeLessThan(whole.trace().lines().size());
        assertThat(new Story(1, StoreKind.MEMORY, bug).of(cuts))
                .anyMatch(line -> line.contains("simulate --seed=1") && line.contains("--without=" + cuts));
    }
}
