package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.OrderMessages;
import dev.lodestep.processor.graph.Concurrency;
import java.util.Arrays;
import java.util.List;

/** {@code several-starts}: the workflow begins with one node (O-1); several are one where the cases of the input exclude each other. */
final class SeveralStarts implements GraphRule {
    @Override
    public void check(Subject subject, Report report) {
        List<Concurrency.Pair> pairs = subject.startForks().stream()
                .filter(each -> !subject.isTainted(each.first(), report) && !subject.isTainted(each.second(), report))
                .toList();
        if (!pairs.isEmpty()) {
            int[] starts = Arrays.stream(subject.inference().sorted())
                    .filter(node -> pairs.stream().anyMatch(pair -> pair.first() == node || pair.second() == node))
                    .toArray();
            report.add(OrderMessages.severalStarts(
                    subject.node(starts[1]).source(),
                    Arrays.stream(starts).mapToObj(subject.nodes()::name).toList()));
        }
    }
}
