package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.OrderMessages;
import dev.lodestep.processor.graph.Concurrency;
import dev.lodestep.processor.graph.Skeleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** {@code several-starts}: the workflow begins with one node (O-1); several are one where the cases of the input exclude each other. */
final class SeveralStarts implements GraphRule {
    @Override
    public void check(Subject subject, Report report) {
        List<Concurrency.Pair> pairs = subject.startForks().stream()
                .filter(each -> !subject.isTainted(each.first(), report) && !subject.isTainted(each.second(), report))
                .toList();
        if (!pairs.isEmpty()) {
            List<Integer> starts = Arrays.stream(subject.inference().sorted())
                    .filter(node -> pairs.stream().anyMatch(pair -> pair.first() == node || pair.second() == node))
                    .boxed()
                    .toList();
            List<Integer> proposed = inOrder(subject, starts);
            report.add(OrderMessages.severalStarts(
                    subject.node(proposed.get(1)).source(),
                    proposed.stream().map(subject.nodes()::name).toList()));
        }
    }

    /**
     * The order that is most likely meant: what a compensation or another method of one start takes of another one comes first, then what has
     * the longest way after it, then what is written first.
     */
    private static List<Integer> inOrder(Subject subject, List<Integer> starts) {
        int[] heights = heights(subject);
        List<Integer> left = new ArrayList<>(starts);
        left.sort(Comparator.<Integer>comparingInt(node -> -heights[node])
                .thenComparing((one, other) -> subject.node(one)
                        .source()
                        .comparedTo(subject.node(other).source())));
        List<Integer> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Integer next = left.stream()
                    .filter(node ->
                            left.stream().noneMatch(other -> !other.equals(node) && serves(subject, other, node)))
                    .findFirst()
                    .orElse(left.get(0));
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    /** Whether a method that belongs to a node takes what another node gives. */
    private static boolean serves(Subject subject, int giver, int owner) {
        Skeleton skeleton = subject.inference().skeleton();
        return skeleton.model()
                .methods()
                .ofNodes()
                .filter(method -> method.target().value().equals(subject.nodes().name(owner)))
                .flatMap(method -> method.parameters().stream())
                .filter(parameter -> parameter.role().isData())
                .anyMatch(parameter -> skeleton.producers().of(parameter).get(giver));
    }

    /** The length of the longest way from each node to an end. */
    private static int[] heights(Subject subject) {
        int[] sorted = subject.inference().sorted();
        int[] heights = new int[sorted.length];
        for (int i = sorted.length - 1; i >= 0; i--) {
            heights[sorted[i]] = subject.inference().graph().successors(sorted[i]).stream()
                    .map(next -> heights[next] + 1)
                    .max()
                    .orElse(0);
        }
        return heights;
    }
}
