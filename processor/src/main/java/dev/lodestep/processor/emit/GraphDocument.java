package dev.lodestep.processor.emit;

import dev.lodestep.processor.codec.CodecPlan;
import dev.lodestep.processor.graph.Binding;
import dev.lodestep.processor.graph.BoundMethod;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.graph.ResultCandidate;
import dev.lodestep.processor.graph.WorkflowGraph;
import dev.lodestep.processor.model.Case;
import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.RetryModel;
import dev.lodestep.processor.model.TypeRef;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Describes the whole workflow as JSON, for tools: what each node needs, when it runs, and what is stored. */
final class GraphDocument {
    /** Raised when a reader of older documents would misread a new one. */
    private static final int FORMAT = 1;

    private final Generation generation;
    private final SchemaDocument schema;

    GraphDocument(Generation generation) {
        this.generation = generation;
        this.schema = new SchemaDocument();
    }

    String text() {
        WorkflowGraph graph = generation.graph();
        WorkflowModel model = graph.model();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", FORMAT);
        document.put("workflow", model.storedName());
        document.put("version", model.version());
        document.put("class", model.qualifiedName());
        document.put("fingerprint", generation.fingerprint());
        document.put("onFailure", model.onFailure().name());
        generation.stored().input().ifPresent(plan -> document.put("input", schema.of(plan)));
        generation.stored().outcome().ifPresent(plan -> document.put("result", result(plan)));
        document.put("nodes", graph.nodes().stream().map(this::node).toList());
        document.put("types", schema.types());
        return JsonText.of(document);
    }

    private Map<String, Object> result(CodecPlan plan) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("type", schema.of(plan));
        Optional<BoundMethod<CompanionModel.ResultMethod>> made =
                generation.graph().resultMethod();
        if (made.isPresent()) {
            result.putAll(companion(made.get()));
        } else {
            List<String> names = generation.graph().resultCandidates().stream()
                    .map(ResultCandidate::node)
                    .toList();
            result.put("from", names);
        }
        return result;
    }

    private static String kind(GraphNode node) {
        if (node.model().kind() instanceof NodeKind.Wait) {
            return "wait";
        }
        return node.model().kind() instanceof NodeKind.Sleep ? "sleep" : "step";
    }

    private Map<String, Object> node(GraphNode node) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("name", node.name());
        result.put("method", node.model().method());
        result.put("kind", kind(node));
        result.put("runs", node.runsWhen());
        result.put("predecessors", node.predecessors());
        putIfAny(result, "after", node.after());
        node.decision().ifPresent(each -> {
            Map<String, Object> when = new LinkedHashMap<>();
            when.put("decides", each.node().orElse("input"));
            when.put("cases", labels(each.allowed()));
            result.put("when", when);
        });
        putIfAny(result, "parameters", parameters(node.bindings()));
        if (node.model().kind() instanceof NodeKind.Wait wait) {
            Map<String, Object> signal = new LinkedHashMap<>();
            signal.put("name", wait.signal().value());
            signal.put(
                    "payload",
                    schema.of(Objects.requireNonNull(
                            generation.stored().payloads().get(node.name()))));
            wait.timeout()
                    .ifPresent(text ->
                            signal.put("timeout", DurationCode.parse(text).toString()));
            result.put("signal", signal);
        }
        CodecPlan given = generation.stored().results().get(node.name());
        if (given != null) {
            result.put("result", node.model().returns().mayBeAbsent() ? schema.optional(given) : schema.of(given));
        }
        if (node.model().modifiers().continueOnError()) {
            result.put("continueOnError", true);
        }
        node.model().modifiers().race().ifPresent(group -> result.put("race", group.value()));
        putIfAny(
                result,
                "recoveries",
                node.companions().recoveries().stream()
                        .map(GraphDocument::companion)
                        .toList());
        putIfAny(result, "ends", labels(node.ends()));
        putIfAny(result, "aborts", labels(node.aborts()));
        if (node.model().kind() instanceof NodeKind.Step step && step.pivot()) {
            result.put("pivot", true);
        }
        WorkflowModel model = generation.graph().model();
        model.retryOf(node.model()).ifPresent(retry -> result.put("retry", retry(retry)));
        node.model()
                .timeout()
                .ifPresent(
                        text -> result.put("timeout", DurationCode.parse(text).toString()));
        node.onlyIf().ifPresent(bound -> result.put("onlyIf", companion(bound)));
        node.compensation().ifPresent(bound -> {
            Map<String, Object> undo = companion(bound);
            if (bound.method().evenIfFailed()) {
                undo.put("evenIfFailed", true);
            }
            model.retryOf(bound.method()).ifPresent(retry -> undo.put("retry", retry(retry)));
            result.put("compensation", undo);
        });
        return result;
    }

    private static Map<String, Object> companion(BoundMethod<? extends CompanionModel> bound) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("method", bound.method().method());
        putIfAny(result, "parameters", parameters(bound.bindings()));
        return result;
    }

    private static List<Map<String, Object>> parameters(List<Binding> bindings) {
        return bindings.stream()
                .filter(each -> each.parameter().role().isData())
                .map(GraphDocument::parameter)
                .toList();
    }

    private static Map<String, Object> parameter(Binding binding) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("name", binding.parameter().name());
        result.put("type", binding.parameter().type().qualified());
        if (binding.parameter().role() == ParameterRole.OPTIONAL) {
            result.put("optional", true);
        }
        putIfAny(result, "from", binding.producers());
        if (binding.input()) {
            result.put("input", true);
        }
        if (binding.caseParameter()) {
            result.put("case", true);
        }
        return result;
    }

    private static Map<String, Object> retry(RetryModel retry) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("maxAttempts", retry.maxAttempts().value());
        result.put("initial", DurationCode.parse(retry.initial()).toString());
        result.put("factor", retry.factor().value());
        result.put("cap", DurationCode.parse(retry.cap()).toString());
        result.put("jitter", retry.jitter().value());
        putIfAny(result, "on", retry.on().stream().map(TypeRef::qualified).toList());
        putIfAny(result, "notOn", retry.notOn().stream().map(TypeRef::qualified).toList());
        return result;
    }

    private static List<String> labels(List<Case> cases) {
        return cases.stream().map(Case::label).toList();
    }

    private static void putIfAny(Map<String, Object> target, String key, List<?> values) {
        if (!values.isEmpty()) {
            target.put(key, values);
        }
    }
}
