package dev.lodestep.processor.emit;

import dev.lodestep.processor.graph.Binding;
import dev.lodestep.processor.graph.Candidate;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.graph.WorkflowGraph;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
                    text.append("\n       ").append(of(each));
                }
            }
        }
        graph.loops()
                .forEach(each -> text.append("\n  loop from ")
                        .append(each.header())
                        .append(": ")
                        .append(String.join(", ", each.members()))
                        .append("; repeated by ")
                        .append(String.join(", ", each.tails())));
        return text.toString();
    }

    private static String of(Binding binding) {
        List<String> sources = new ArrayList<>();
        binding.producers().forEach(each -> sources.add("'" + each + "'"));
        if (binding.element() == Binding.Element.ITSELF) {
            sources.add("the element at hand");
        }
        if (binding.element() == Binding.Element.RESULT) {
            sources.add("what was given for the element at hand");
        }
        if (binding.input()) {
            sources.add("the input");
        }
        String type = binding.parameter().type().display();
        boolean optional = binding.parameter().role() == ParameterRole.OPTIONAL;
        String parameter = (optional ? "Optional<" + type + ">" : type) + " "
                + binding.parameter().name();
        String many = binding.parameter().forEach().isPresent() ? "each of " : "";
        return parameter + " = " + many + (sources.size() > 1 ? "the last completed of " : "")
                + String.join(", ", sources)
                + (!binding.parameter().from().isEmpty() ? " (@From)" : "")
                + binding.candidates().stream()
                        .map(each -> "\n           " + quoted(each.giver()) + ": " + reason(each.fate()))
                        .collect(Collectors.joining());
    }

    private static String quoted(String giver) {
        return giver.equals("the input") ? giver : "'" + giver + "'";
    }

    private static String reason(Candidate.Fate fate) {
        return switch (fate) {
            case TAKEN -> "taken, it may be the last to complete";
            case EARLIER_ROUND -> "taken, from an earlier round";
            case NOT_NAMED -> "not taken, @From names another";
            case ITSELF -> "not taken, it is this one itself";
            case LATER -> "not taken, it comes later";
            case EXCLUDED -> "not taken, its branch excludes this one";
            case BESIDE -> "not taken, nothing puts it before this one";
            case OVERRIDDEN -> "not taken, another one always completes later";
        };
    }
}
