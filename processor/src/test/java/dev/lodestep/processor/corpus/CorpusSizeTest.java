package dev.lodestep.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.processor.diagnostic.CheckId;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The corpus shows every fault in at least three programs that differ in structure; it prints how many there are. */
class CorpusSizeTest {
    @Test
    void everyIdHasThreePrograms() throws IOException {
        Map<String, Integer> programs = new TreeMap<>();
        WrongProgram.all().forEach(each -> programs.merge(each.folder(), 1, Integer::sum));
        LargeInputTest large = new LargeInputTest();
        programs.merge("too-large", large.whatNoClassCanHoldIsRefused().size(), Integer::sum);
        programs.merge(
                "too-many-decisions",
                large.whatCannotBeCheckedTogetherIsRefused().size(),
                Integer::sum);
        int wrong = programs.values().stream().mapToInt(each -> each).sum();
        int right = RightProgram.all().size();

        StringBuilder table = new StringBuilder("The corpus:\n");
        programs.forEach((id, count) -> table.append(String.format("  %-24s %3d%n", id, count)));
        table.append(String.format("  %-24s %3d%n  %-24s %3d%n", "wrong programs", wrong, "right programs", right));
        System.out.print(table);

        assertThat(Stream.of(CheckId.values()).map(CheckId::text))
                .as(table.toString())
                .allMatch(id -> programs.getOrDefault(id, 0) >= 3);
        assertThat(wrong).isGreaterThanOrEqualTo(120);
        assertThat(right).isGreaterThanOrEqualTo(40);
    }
}
