package dev.lodestep.processor.emit;

import dev.lodestep.processor.graph.Binding;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.graph.WorkflowGraph;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in words how a workflow was understood: its nodes in order, when each runs, and where each value comes from. */
public final class Explanation {
    private Explanation() {}

    /** The text of {@code -Alodestep.explain}. */
    public static String of(WorkflowGraph graph) {
        StringBuilder text =
                new StringBuilder("[lodestep] ").append(graph.model().qualifiedName());
        text.append(": takes ").append(graph.inputType().map(TypeRef::display).orElse("nothing"));
        text.append(", gives ").append(graph.resultType().map(TypeRef::display).orElse("nothing"));
        int number = 1;
        for (GraphNode node : graph.nodes()) {
            text.append("\n  ")
                    .append(number++)
                    .append(". ")
                    .append(node.name())
                    .append(": ")
                    .append(node.runsWhen());
            if (!node.predecessors().isEmpty()) {
                text.append("; follows ").append(String.join(", ", node.predecessors()));
            }
            for (Binding each : node.bindings()) {
                if (each.parameter().role().isData()) {
                    text.append("\n       ").append(of(graph, each));
                }
            }
        }
        return text.toString();
    }

    private static String of(WorkflowGraph graph, Binding binding) {
        List<String> sources = new ArrayList<>();
        binding.producers().forEach(each -> sources.add("'" + each + "'"));
        if (binding.input()) {
            sources.add("the input");
        }
        String type = binding.parameter().type().display();
        boolean optional = binding.parameter().role() == ParameterRole.OPTIONAL;
        String parameter = (optional ? "Optional<" + type + ">" : type) + " "
                + binding.parameter().name();
        List<String> left = graph.nodes().stream()
                .filter(each -> each.model()
                        .result()
                        .equals(Optional.of(binding.parameter().type())))
                .map(GraphNode::name)
                .filter(each -> !binding.producers().contains(each))
                .map(each -> "'" + each + "'")
                .toList();
        return parameter + " = " + (sources.size() > 1 ? "the last completed of " : "") + String.join(", ", sources)
                + (binding.parameter().from().isPresent() ? " (@From)" : "")
                + (left.isEmpty()
                        ? ""
                        : "; not of " + String.join(", ", left) + ", which cannot have completed last before it");
    }
}
