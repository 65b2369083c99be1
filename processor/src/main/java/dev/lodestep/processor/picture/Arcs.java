package dev.lodestep.processor.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The chart with numbers for names, and with every cycle cut: ways that lead back are told from those that lead on.
 *
 * @param nodes sorted by name; their places are their numbers
 * @param forward the arrows that lead on, which have no cycle, sorted by the names of their ends
 * @param back the others: the loops, and whatever closes a cycle
 */
record Arcs(List<Chart.Node> nodes, List<Arc> forward, List<Arc> back) {
    record Arc(int from, int to, Chart.Edge edge) {}

    static Arcs of(Chart chart) {
        List<Chart.Node> nodes = chart.nodes().stream()
                .sorted(Comparator.comparing(Chart.Node::name))
                .toList();
        Map<String, Integer> numbers = new HashMap<>();
        nodes.forEach(each -> numbers.put(each.name(), numbers.size()));
        List<Arc> all = chart.edges().stream()
                .map(each -> new Arc(
                        Objects.requireNonNull(numbers.get(each.from())),
                        Objects.requireNonNull(numbers.get(each.to())),
                        each))
                .sorted(Comparator.comparingInt(Arc::from)
                        .thenComparingInt(Arc::to)
                        .thenComparing(each -> each.edge().kind())
                        .thenComparing(each -> each.edge().label().orElse("")))
                .toList();
        List<Arc> forward = new ArrayList<>();
        List<Arc> back = new ArrayList<>();
        all.forEach(each -> (each.edge().kind() == Chart.EdgeKind.LOOP ? back : forward).add(each));
        List<Arc> closing = closing(nodes.size(), forward);
        forward.removeAll(closing);
        back.addAll(closing);
        return new Arcs(nodes, List.copyOf(forward), List.copyOf(back));
    }

    int size() {
        return nodes.size();
    }

    /** The arcs that lead to a node from which the walk is still on its way: without them there is no cycle. */
    private static List<Arc> closing(int size, List<Arc> arcs) {
        List<List<Arc>> leaving = new ArrayList<>();
        boolean[] entered = new boolean[size];
        for (int i = 0; i < size; i++) {
            leaving.add(new ArrayList<>());
        }
        for (Arc each : arcs) {
            leaving.get(each.from()).add(each);
            entered[each.to()] |= each.from() != each.to();
        }
        Walk walk = new Walk(leaving, new int[size], new int[size], new ArrayList<>());
        for (int i = 0; i < size; i++) {
            if (!entered[i]) {
                walk.from(i);
            }
        }
        for (int i = 0; i < size; i++) {
            walk.from(i);
        }
        return walk.closing;
    }

    /** A walk in depth; its own stack, because a chain may be longer than the stack of the thread. */
    private record Walk(List<List<Arc>> leaving, int[] state, int[] next, List<Arc> closing) {
        private static final int ON_THE_WAY = 1;
        private static final int DONE = 2;

        void from(int start) {
            if (state[start] != 0) {
                return;
            }
            List<Integer> way = new ArrayList<>(List.of(start));
            state[start] = ON_THE_WAY;
            while (!way.isEmpty()) {
                int here = way.get(way.size() - 1);
                if (next[here] == leaving.get(here).size()) {
                    state[here] = DONE;
                    way.remove(way.size() - 1);
                    continue;
                }
                Arc arc = leaving.get(here).get(next[here]++);
                if (state[arc.to()] == ON_THE_WAY) {
                    closing.add(arc);
                } else if (state[arc.to()] == 0) {
                    state[arc.to()] = ON_THE_WAY;
                    way.add(arc.to());
                }
            }
        }
    }
}
