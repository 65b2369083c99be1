package dev.lodestep.processor.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Invents charts: some as workflows are built, of sequences, branches and loops, and some of arrows between any two nodes. */
final class RandomCharts {
    private final Random random;
    private final List<Chart.Node> nodes = new ArrayList<>();
    private final List<Chart.Edge> edges = new ArrayList<>();

    private RandomCharts(long seed) {
        random = new Random(seed);
    }

    /** Nested as blocks of a program are, so that it could be drawn without a crossing. */
    static Chart structured(long seed, int size) {
        RandomCharts charts = new RandomCharts(seed);
        String last = charts.node();
        while (charts.nodes.size() < size) {
            last = charts.part(last, Math.min(12, size - charts.nodes.size()), Optional.empty());
        }
        return charts.chart("structured " + seed);
    }

    /** Arrows between any nodes, back and to itself, too, several of them even between the same two. */
    static Chart wild(long seed, int size, int arrows) {
        RandomCharts charts = new RandomCharts(seed);
        for (int i = 0; i < size; i++) {
            charts.node();
        }
        for (int i = 0; i < arrows; i++) {
            int from = charts.random.nextInt(size);
            int to = charts.random.nextInt(4) == 0
                    ? charts.random.nextInt(size)
                    : Math.min(size - 1, from + 1 + charts.random.nextInt(5));
            Chart.EdgeKind[] kinds = Chart.EdgeKind.values();
            charts.edge(from, to, kinds[charts.random.nextInt(kinds.length)]);
        }
        return charts.chart("wild " + seed);
    }

    /** Adds about as many nodes as there is room for, and gives the last. */
    private String part(String before, int room, Optional<String> label) {
        if (room < 5 || random.nextInt(3) == 0) {
            String next = node();
            edges.add(new Chart.Edge(before, next, kind(), label));
            if (random.nextInt(8) == 0) {
                edges.add(new Chart.Edge(next, next, Chart.EdgeKind.LOOP, Optional.of("again")));
            }
            return next;
        }
        String fork = node();
        edges.add(new Chart.Edge(before, fork, kind(), label));
        int branches = 2 + random.nextInt(2);
        List<String> ends = new ArrayList<>();
        for (int i = 0; i < branches; i++) {
            ends.add(part(fork, (room - 2) / branches, Optional.of("case " + i)));
        }
        String join = node();
        ends.forEach(each -> edges.add(new Chart.Edge(each, join, kind(), Optional.empty())));
        if (random.nextInt(4) == 0) {
            edges.add(new Chart.Edge(join, fork, Chart.EdgeKind.LOOP, Optional.of("once more")));
        }
        return join;
    }

    private String node() {
        Chart.NodeKind[] kinds = Chart.NodeKind.values();
        String name = "n" + nodes.size() + "x".repeat(random.nextInt(14));
        nodes.add(new Chart.Node(name, kinds[random.nextInt(kinds.length)], ""));
        return name;
    }

    private Chart.EdgeKind kind() {
        return random.nextInt(4) == 0 ? Chart.EdgeKind.ORDER : Chart.EdgeKind.FLOW;
    }

    private void edge(int from, int to, Chart.EdgeKind kind) {
        Optional<String> label = random.nextInt(3) == 0 ? Optional.of("Label" + random.nextInt(100)) : Optional.empty();
        edges.add(new Chart.Edge(nodes.get(from).name(), nodes.get(to).name(), kind, label));
    }

    private Chart chart(String title) {
        return new Chart(title, nodes, edges);
    }
}
