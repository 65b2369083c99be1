package dev.lodestep.processor.read;

import dev.lodestep.processor.codec.CodecPlan;
import dev.lodestep.processor.codec.StoredTypes;
import dev.lodestep.processor.diagnostic.Finding;
import dev.lodestep.processor.diagnostic.StorageFault;
import dev.lodestep.processor.diagnostic.StorageMessages;
import dev.lodestep.processor.graph.Binding;
import dev.lodestep.processor.graph.Companions;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.graph.ResultCandidate;
import dev.lodestep.processor.graph.WorkflowGraph;
import dev.lodestep.processor.model.CompanionModel.ResultMethod;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.SourceRef;
import dev.lodestep.processor.model.Sourced;
import dev.lodestep.processor.model.TypeRef;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Plans how each value of a workflow is stored: its input, the payloads, the results, and the result of the whole. */
final class StoredReader {
    private final CodecPlanner planner;
    private final TypeReader types;

    StoredReader(CodecPlanner planner, TypeReader types) {
        this.planner = planner;
        this.types = types;
    }

    /** The plans; empty when something cannot be stored, which is then among the findings. */
    Optional<StoredTypes> read(WorkflowGraph graph, List<Finding> findings) {
        int before = findings.size();
        Optional<CodecPlan> input =
                graph.inputType().flatMap(type -> plan(type, inputSource(graph, type), "the input", findings));
        Map<String, CodecPlan> payloads = new LinkedHashMap<>();
        Map<String, CodecPlan> carries = new LinkedHashMap<>();
        Map<String, CodecPlan> results = new LinkedHashMap<>();
        Set<String> ofMany = new HashSet<>();
        for (GraphNode node : graph.nodes()) {
            payload(node)
                    .flatMap(each -> plan(each.type(), each.source(), "the payload of '" + node.name() + "'", findings))
                    .ifPresent(plan -> payloads.put(node.name(), plan));
            carry(node)
                    .flatMap(
                            type -> plan(type, node.model().source(), "what '" + node.name() + "' asks with", findings))
                    .ifPresent(plan -> carries.put(node.name(), plan));
            result(node.model(), findings).ifPresent(plan -> results.put(node.name(), plan));
            if (node.model().givesMany()) {
                ofMany.add(node.name());
            }
        }
        Optional<CodecPlan> outcome = graph.resultMethod().isPresent()
                ? made(graph.resultMethod().get().method(), findings)
                : graph.resultCandidates().stream()
                        .findFirst()
                        .map(ResultCandidate::node)
                        .map(results::get);
        return findings.size() > before
                ? Optional.empty()
                : Optional.of(new StoredTypes(input, payloads, carries, results, ofMany, outcome));
    }

    private Optional<CodecPlan> made(ResultMethod method, List<Finding> findings) {
        Optional<CodecPlan> plan = method.returns()
                .type()
                .flatMap(type -> plan(type, method.source(), "the result of the workflow", findings));
        return method.returns().mayBeAbsent() ? plan.map(StoredReader::optional) : plan;
    }

    private static Optional<TypeRef> carry(GraphNode node) {
        return node.model().kind() instanceof NodeKind.Reentrant reentrant ? reentrant.carry() : Optional.empty();
    }

    /** An {@code Optional} around one result is not part of its type; around each of many it is. */
    private Optional<CodecPlan> result(NodeModel node, List<Finding> findings) {
        String role = "the result of '" + node.name() + "'";
        if (!node.givesMany()) {
            return node.result().flatMap(type -> plan(type, node.source(), role, findings));
        }
        return node.resultOfOne()
                .flatMap(type -> plan(type, node.source(), role, findings))
                .map(one -> node.oneMayBeAbsent() ? optional(one) : one)
                .map(one -> new CodecPlan.OfList(TypeRef.listOf(one.type()), one));
    }

    private static CodecPlan optional(CodecPlan plan) {
        return new CodecPlan.OfOptional(TypeRef.of("java.util.Optional", plan.type()), plan);
    }

    private static Optional<ParameterModel> payload(GraphNode node) {
        return node.model().parameters().stream()
                .filter(each -> each.role() == ParameterRole.PAYLOAD || each.role() == ParameterRole.OPTIONAL_PAYLOAD)
                .findFirst();
    }

    /** Where the input is taken: the parameter that says how it is stored, or else the first one. */
    private static SourceRef inputSource(WorkflowGraph graph, TypeRef type) {
        List<SourceRef> takers = graph.nodes().stream()
                .flatMap(StoredReader::bindings)
                .filter(each -> each.input() && each.parameter().type().equals(type))
                .map(each -> each.parameter().source())
                .toList();
        return takers.stream()
                .filter(StoredReader::saysHow)
                .findFirst()
                .or(() -> takers.stream().findFirst())
                .or(() -> graph.model().input().map(Sourced::source))
                .orElse(graph.model().source());
    }

    private static Stream<Binding> bindings(GraphNode node) {
        Companions all = node.companions();
        return Stream.of(
                        node.bindings().stream(),
                        all.onlyIf().stream().flatMap(each -> each.bindings().stream()),
                        all.recoveries().stream().flatMap(each -> each.bindings().stream()),
                        all.until().stream().flatMap(each -> each.bindings().stream()),
                        all.due().stream().flatMap(each -> each.bindings().stream()),
                        all.check().stream().flatMap(each -> each.bindings().stream()),
                        all.compensation().stream().flatMap(each -> each.bindings().stream()))
                .flatMap(each -> each);
    }

    private static boolean saysHow(SourceRef source) {
        return source instanceof JavacRef ref
                && (StorageAnnotations.codec(ref.element()).isPresent()
                        || StorageAnnotations.isDatabind(ref.element()));
    }

    private Optional<CodecPlan> plan(TypeRef type, SourceRef at, String role, List<Finding> findings) {
        try {
            if (type.name().equals("java.util.Optional")) { // the one around the value is not part of its type
                throw new NotStorableException(type.display(), type, StorageFault.OPTIONAL_IN_OPTIONAL);
            }
            return Optional.of(planner.plan(types.mirrorOf(type), ((JavacRef) at).element(), type.display()));
        } catch (NotStorableException e) {
            if (!e.isAgain()) {
                findings.add(StorageMessages.notPersistable(at, role, e.path(), e.culprit(), e.fault()));
            }
            return Optional.empty();
        }
    }
}
