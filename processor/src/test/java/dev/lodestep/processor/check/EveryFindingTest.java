package dev.lodestep.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.processor.diagnostic.CheckId;
import dev.lodestep.processor.diagnostic.Finding;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever is written, the checks say something readable about it, once, and give a graph exactly when there is no error. */
class EveryFindingTest {
    private static final int SEEDS = 6_000;

    @Test
    void nonsenseIsReportedInReadableWords() {
        Set<CheckId> seen = EnumSet.noneOf(CheckId.class);
        for (long seed = 0; seed < SEEDS; seed++) {
            CheckedWorkflow checked = Checks.check(nonsense(seed));
            assertThat(checked.graph().isEmpty())
                    .as("seed %s: %s", seed, checked.findings())
                    .isEqualTo(checked.findings().stream().anyMatch(Finding::isError));
            assertThat(checked.findings()).as("seed %s", seed).doesNotHaveDuplicates();
            for (Finding finding : checked.findings()) {
                seen.add(finding.id());
                assertReadable(seed, finding);
            }
        }
        assertThat(seen)
                .contains(
                        CheckId.DUPLICATE_NAME,
                        CheckId.UNKNOWN_STEP,
                        CheckId.TWO_INPUTS,
                        CheckId.MISSING_VALUE,
                        CheckId.AMBIGUOUS_PARAMETER,
                        CheckId.STEP_CYCLE,
                        CheckId.SEVERAL_STARTS,
                        CheckId.ACCIDENTAL_CONCURRENCY,
                        CheckId.UNHANDLED_CASE,
                        CheckId.UNKNOWN_CASE,
                        CheckId.UNREACHABLE_STEP,
                        CheckId.NO_RESULT);
    }

    /** A random workflow some of whose names are those of other nodes or of none. */
    private static WorkflowModel nonsense(long seed) {
        Random random = new Random(seed + 1);
        RandomWorkflows.Declared declared = RandomWorkflows.of(seed, 8);
        List<Integer> order =
                IntStream.range(0, declared.nodes().size()).boxed().toList();
        List<String> names =
                new ArrayList<>(order.stream().map(each -> "node" + each).toList());
        WorkflowModel model = RandomWorkflows.build(declared, order, names).build();
        if (random.nextInt(4) > 0) {
            return model;
        }
        names.set(random.nextInt(names.size()), "node" + random.nextInt(9));
        return RandomWorkflows.build(declared, order, names)
                .step("extra", random.nextBoolean() ? "Cart" : "Mode", random.nextBoolean() ? "Coupon" : "Quote")
                .after(random.nextBoolean() ? "nod1" : "node0")
                .when(random.nextBoolean() ? new String[0] : new String[] {"FSAT"})
                .build();
    }

    private static void assertReadable(long seed, Finding finding) {
        List<String> lines = finding.text().lines().toList();
        assertThat(lines.get(0))
                .as("seed %s", seed)
                .startsWith("[lodestep/" + finding.id().text() + "] ");
        assertThat(lines.get(0)).as("seed %s", seed).contains("'");
        assertThat(lines).as("seed %s", seed).allSatisfy(line -> {
            assertThat(line).isNotBlank();
            assertThat(line).doesNotEndWith(" ");
            assertThat(line).hasSizeLessThan(400);
            assertThat(line).doesNotContain("Optional[", "null", "dev.lodestep", "\t", "\u001b");
        });
    }
}
