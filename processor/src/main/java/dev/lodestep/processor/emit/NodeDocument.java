package dev.lodestep.processor.emit;

import static dev.lodestep.processor.emit.MethodDocument.putIfAny;

import dev.lodestep.processor.codec.CodecPlan;
import dev.lodestep.processor.graph.BoundMethod;
import dev.lodestep.processor.graph.Companions;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.model.Case;
import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.NodeModifiers;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Describes one node as JSON: what it needs, when it runs, and what becomes of its result. */
final class NodeDocument {
    private final Generation generation;
    private final SchemaDocument schema;

    NodeDocument(Generation generation, SchemaDocument schema) {
        this.generation = generation;
        this.schema = schema;
    }

    Map<String, Object> of(GraphNode node) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("name", node.name());
        result.put("method", node.model().method());
        result.put("kind", node.model().kind().label());
        result.put("runs", node.runsWhen());
        result.put("predecessors", node.predecessors());
        putIfAny(result, "after", node.after());
        node.decision().ifPresent(each -> {
            Map<String, Object> when = new LinkedHashMap<>();
            when.put("decides", each.node().orElse("input"));
            when.put("cases", labels(each.allowed()));
            result.put("when", when);
        });
        putIfAny(result, "parameters", MethodDocument.parameters(node.bindings()));
        node.model().kind().asWait().ifPresent(wait -> result.put("signal", signal(node, wait)));
        if (node.model().kind() instanceof NodeKind.Child child) {
            Map<String, Object> other = new LinkedHashMap<>();
            other.put("class", child.child().workflow().value().qualified());
            if (child.child().list()) {
                other.put("many", true);
            }
            result.put("child", other);
        }
        CodecPlan given = generation.stored().results().get(node.name());
        if (given != null) {
            result.put("result", node.model().mayBeAbsent() ? schema.optional(given) : schema.of(given));
        }
        endings(node, result);
        attempts(node.model(), result);
        methods(node.companions(), result);
        return result;
    }

    private Map<String, Object> signal(GraphNode node, NodeKind.Wait wait) {
        Map<String, Object> signal = new LinkedHashMap<>();
        signal.put("name", wait.signal().value());
        signal.put(
                "payload",
                schema.of(Objects.requireNonNull(generation.stored().payloads().get(node.name()))));
        Optional.ofNullable(generation.stored().carries().get(node.name()))
                .ifPresent(plan -> signal.put("carry", schema.of(plan)));
        wait.timeout()
                .ifPresent(
                        text -> signal.put("timeout", DurationCode.parse(text).toString()));
        if (!wait.buffer()) {
            signal.put("buffer", false);
        }
        return signal;
    }

    private static void endings(GraphNode node, Map<String, Object> result) {
        if (node.model().modifiers().continueOnError()) {
            result.put("continueOnError", true);
        }
        node.model().modifiers().race().ifPresent(group -> result.put("race", group.value()));
        putIfAny(result, "ends", labels(node.ends()));
        putIfAny(result, "aborts", labels(node.aborts()));
        if (node.model().kind().asStep().filter(NodeKind.Step::pivot).isPresent()) {
            result.put("pivot", true);
        }
    }

    private void attempts(NodeModel node, Map<String, Object> result) {
        WorkflowModel model = generation.graph().model();
        model.retryOf(node).ifPresent(retry -> result.put("retry", MethodDocument.retry(retry)));
        node.timeout()
                .ifPresent(
                        text -> result.put("timeout", DurationCode.parse(text).toString()));
        NodeModifiers modifiers = node.modifiers();
        modifiers.rateLimit().ifPresent(text -> result.put("rateLimit", text.value()));
        modifiers.concurrency().ifPresent(limit -> {
            Map<String, Object> concurrency = new LinkedHashMap<>();
            concurrency.put("limit", limit.limit().value());
            limit.key().ifPresent(key -> concurrency.put("key", key));
            result.put("concurrency", concurrency);
        });
        if (node.isTransactional()) {
            result.put("transactional", true);
        }
    }

    private void methods(Companions methods, Map<String, Object> result) {
        methods.onlyIf().ifPresent(bound -> result.put("onlyIf", MethodDocument.of(bound)));
        methods.due().ifPresent(bound -> {
            Map<String, Object> due = MethodDocument.of(bound);
            putIfAny(due, "keptIn", methods.dueKeptIn());
            result.put("due", due);
        });
        methods.check().ifPresent(bound -> result.put("check", MethodDocument.of(bound)));
        putIfAny(
                result,
                "recoveries",
                methods.recoveries().stream().map(MethodDocument::of).toList());
        methods.compensation().ifPresent(bound -> result.put("compensation", undo(bound)));
    }

    private Map<String, Object> undo(BoundMethod<CompanionModel.CompensationMethod> bound) {
        CompanionModel.CompensationMethod method = bound.method();
        Map<String, Object> undo = MethodDocument.of(bound);
        if (method.evenIfFailed()) {
            undo.put("evenIfFailed", true);
        }
        generation.graph().model().retryOf(method).ifPresent(retry -> undo.put("retry", MethodDocument.retry(retry)));
        method.timeout()
                .ifPresent(text -> undo.put("timeout", DurationCode.parse(text).toString()));
        if (method.isTransactional()) {
            undo.put("transactional", true);
        }
        return undo;
    }

    private static List<String> labels(List<Case> cases) {
        return cases.stream().map(Case::label).toList();
    }
}
