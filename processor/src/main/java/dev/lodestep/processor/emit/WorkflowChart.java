package dev.lodestep.processor.emit;

import dev.lodestep.processor.graph.GraphLoop;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.graph.WorkflowGraph;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.picture.Chart;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Chooses what of a workflow its picture shows: every way by which a node is reached, and of the values that are taken from further back
 * only as many as leave it readable. All of them are in the JSON and in the Mermaid.
 */
final class WorkflowChart {
    /** With more nodes than this the values that take no way of the flow are left out. */
    private static final int MOST_WITH_VALUES = 24;

    private final WorkflowGraph graph;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<BitSet> earlier = new ArrayList<>();

    private WorkflowChart(WorkflowGraph graph) {
        this.graph = graph;
        graph.nodes().forEach(each -> places.put(each.name(), places.size()));
        for (GraphNode node : graph.nodes()) {
            BitSet all = new BitSet();
            node.predecessors().stream().map(places::get).forEach(each -> {
                all.or(earlier.get(each));
                all.set(each);
            });
            earlier.add(all);
        }
    }

    static Chart of(WorkflowGraph graph) {
        WorkflowChart chart = new WorkflowChart(graph);
        List<Chart.Edge> edges = new ArrayList<>();
        for (GraphNode node : graph.nodes()) {
            node.predecessors().forEach(before -> chart.edge(node, before).ifPresent(edges::add));
        }
        for (GraphLoop loop : graph.loops()) {
            loop.tails()
                    .forEach(tail ->
                            edges.add(new Chart.Edge(tail, loop.header(), Chart.EdgeKind.LOOP, Optional.of("again"))));
        }
        List<Chart.Node> nodes = graph.nodes().stream().map(WorkflowChart::node).toList();
        String title = graph.model().storedName() + " v" + graph.model().version();
        return new Chart(title, nodes, edges);
    }

    private static Chart.Node node(GraphNode node) {
        Chart.NodeKind kind = kind(node);
        StringBuilder note =
                new StringBuilder(does(node.model().kind())).append("runs ").append(node.runsWhen());
        if (!node.ends().isEmpty()) {
            note.append("; ends the run with ").append(Mermaid.labels(node.ends()));
        }
        if (!node.aborts().isEmpty()) {
            note.append("; aborts the run with ").append(Mermaid.labels(node.aborts()));
        }
        return new Chart.Node(node.name(), kind, note.toString());
    }

    private static Chart.NodeKind kind(GraphNode node) {
        NodeKind kind = node.model().kind();
        if (kind.asWait().isPresent()) {
            return Chart.NodeKind.WAIT;
        }
        if (kind instanceof NodeKind.Child) {
            return Chart.NodeKind.CHILD;
        }
        return kind instanceof NodeKind.Sleep ? Chart.NodeKind.SLEEP : Chart.NodeKind.STEP;
    }

    private static String does(NodeKind kind) {
        if (kind instanceof NodeKind.Child child) {
            return "starts " + child.child().workflow().value().simpleName() + "; ";
        }
        if (kind instanceof NodeKind.Reentrant) {
            return "may ask and wait for a signal; ";
        }
        return kind instanceof NodeKind.Wait
                ? "waits for a signal; "
                : kind instanceof NodeKind.Sleep ? "sleeps; " : "";
    }

    private Optional<Chart.Edge> edge(GraphNode node, String before) {
        boolean data = Mermaid.givesData(node, before);
        Optional<String> label = Mermaid.condition(graph, node, before);
        if (label.isPresent() || !passedAnyway(node, before)) {
            Chart.EdgeKind kind = data ? Chart.EdgeKind.FLOW : Chart.EdgeKind.ORDER;
            return Optional.of(new Chart.Edge(before, node.name(), kind, label));
        }
        return data && graph.nodes().size() <= MOST_WITH_VALUES
                ? Optional.of(new Chart.Edge(before, node.name(), Chart.EdgeKind.VALUE, label))
                : Optional.empty();
    }

    /** Whether the node is never reached from the earlier one itself, because others between them run whenever it does. */
    private boolean passedAnyway(GraphNode node, String before) {
        if (node.after().contains(before)) {
            return false;
        }
        boolean certain = node.predecessors().stream()
                .filter(each -> isEarlier(before, each))
                .map(each -> graph.nodes().get(place(each)))
                .anyMatch(each ->
                        each.runsWhen().equals("always") || each.runsWhen().equals(node.runsWhen()));
        return certain || (!node.after().isEmpty() && node.after().stream().allMatch(each -> isEarlier(before, each)));
    }

    private boolean isEarlier(String one, String other) {
        return earlier.get(place(other)).get(place(one));
    }

    private int place(String node) {
        return Objects.requireNonNull(places.get(node));
    }
}
