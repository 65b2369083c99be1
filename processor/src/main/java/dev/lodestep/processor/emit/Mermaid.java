package dev.lodestep.processor.emit;

import dev.lodestep.processor.graph.Binding;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.graph.WorkflowGraph;
import dev.lodestep.processor.model.Case;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Draws the graph as a Mermaid flow chart: boxes are steps, rounded ones wait, double ones are other workflows;
 * dotted arrows are order without data, and thick ones lead back to where a loop begins.
 */
final class Mermaid {
    private Mermaid() {}

    static String of(WorkflowGraph graph) {
        Map<String, String> ids = new HashMap<>();
        graph.nodes().forEach(each -> ids.put(each.name(), "n" + ids.size()));
        StringBuilder text = new StringBuilder("flowchart TD\n");
        for (GraphNode node : graph.nodes()) {
            String label = quoted(node.name());
            String box = ids.get(node.name()) + box(node.model().kind(), label);
            Map<String, List<String>> arrows = arrows(graph, node, ids);
            if (arrows.isEmpty()) {
                text.append("    ").append(box).append('\n');
            }
            arrows.forEach((arrow, from) -> text.append("    ")
                    .append(String.join(" & ", from))
                    .append(arrow)
                    .append(box)
                    .append('\n'));
        }
        graph.loops()
                .forEach(loop -> loop.tails()
                        .forEach(tail -> text.append("    ")
                                .append(ids.get(tail))
                                .append(" ==>|\"again\"| ")
                                .append(ids.get(loop.header()))
                                .append('\n')));
        return text.toString();
    }

    private static String box(NodeKind kind, String label) {
        if (kind instanceof NodeKind.Child) {
            return "[[" + label + "]]";
        }
        boolean waits = kind instanceof NodeKind.Sleep || kind.asWait().isPresent();
        return waits ? "([" + label + "])" : "[" + label + "]";
    }

    /** The arrows that lead to a node, each with the nodes it comes from. */
    private static Map<String, List<String>> arrows(WorkflowGraph graph, GraphNode node, Map<String, String> ids) {
        Map<String, List<String>> arrows = new LinkedHashMap<>();
        for (String before : node.predecessors()) {
            String line = givesData(node, before) ? " -->" : " -.->";
            String label = condition(graph, node, before)
                    .map(each -> "|" + quoted(each) + "|")
                    .orElse("");
            arrows.computeIfAbsent(line + label + " ", any -> new ArrayList<>()).add(ids.get(before));
        }
        return arrows;
    }

    /** The same without what would end a Javadoc comment or its {@code code} tag. */
    static String inJavadoc(WorkflowGraph graph) {
        return of(graph)
                .replace("*/", "*#47;")
                .replace("@", "#64;")
                .replace("{", "#123;")
                .replace("}", "#125;")
                .replace("\\", "#92;");
    }

    static boolean givesData(GraphNode node, String before) {
        return node.bindings().stream().anyMatch(each -> each.producers().contains(before));
    }

    /** What must be the case for the way to be taken. */
    static Optional<String> condition(WorkflowGraph graph, GraphNode node, String before) {
        Optional<String> when = node.decision()
                .filter(each -> each.node().equals(Optional.of(before)))
                .map(each -> labels(each.allowed()));
        return when.or(() -> node.bindings().stream()
                .filter(Binding::caseParameter)
                .filter(each -> each.producers().contains(before))
                .filter(each -> !graph.node(before)
                        .model()
                        .result()
                        .equals(Optional.of(each.parameter().type())))
                .map(each -> each.parameter().type())
                .map(TypeRef::display)
                .findFirst());
    }

    static String labels(List<Case> cases) {
        return cases.stream().map(Case::label).collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("#", "#35;").replace("\"", "#quot;").replaceAll("[\\r\\n]", " ") + "\"";
    }
}
