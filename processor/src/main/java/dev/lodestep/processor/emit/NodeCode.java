package dev.lodestep.processor.emit;

import com.palantir.javapoet.ClassName;
import dev.lodestep.processor.codec.CodecPlan;
import dev.lodestep.processor.graph.Companions;
import dev.lodestep.processor.graph.Decision;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.model.ConcurrencyModel;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.NodeModifiers;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.RateText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Writes the definition of one node as a chain of calls. */
final class NodeCode {
    private final Generation generation;
    private final CodecConstants constants;
    private final JavaTypes types;
    private final BindingCode bindings;
    private final CaseCode cases;
    private final CompanionCode companions;

    NodeCode(Generation generation, CodecConstants constants) {
        this.generation = generation;
        this.constants = constants;
        this.types = generation.types();
        this.bindings = new BindingCode(types);
        this.cases = new CaseCode(types);
        this.companions = new CompanionCode(generation);
    }

    Code of(GraphNode node) {
        List<Code> parts = new ArrayList<>();
        parts.add(start(node));
        strings(parts, "follows", node.predecessors());
        strings(parts, "after", node.after());
        takes(node, parts);
        result(node).ifPresent(codec -> parts.add(Code.of(".returns($L)", codec)));
        endings(node, parts);
        attempts(node.model(), parts);
        Companions methods = node.companions();
        methods.onlyIf().ifPresent(bound -> parts.add(Code.of(".onlyIf($L)", bindings.given(bound))));
        methods.due().ifPresent(bound -> parts.add(Code.of(".due($L)", companions.due(bound, methods.dueKeptIn()))));
        methods.check().ifPresent(bound -> parts.add(Code.of(".check($L)", bindings.given(bound))));
        if (node.model().modifiers().continueOnError()) {
            parts.add(Code.of(".continuesOnError()"));
        }
        node.model().modifiers().race().ifPresent(group -> parts.add(Code.of(".inRace($S)", group.value())));
        methods.recoveries().forEach(bound -> parts.add(Code.of(".recovery($L)", companions.recovery(bound))));
        methods.compensation().ifPresent(bound -> parts.add(Code.of(".compensation($L)", companions.undo(bound))));
        return Layout.chain(parts);
    }

    private Code start(GraphNode node) {
        NodeKind kind = node.model().kind();
        if (kind instanceof NodeKind.Sleep) {
            return Code.of("$T.sleep($S)", Runtime.NODE, node.name());
        }
        if (kind instanceof NodeKind.Child child) {
            return Code.of(
                    "$T.child($S, $T.$L(() -> $T.DEFINITION))",
                    Runtime.NODE,
                    node.name(),
                    Runtime.CHILD,
                    child.child().list() ? "many" : "one",
                    generation.machineOf(child.child()));
        }
        return kind.asWait()
                .map(wait -> waits(node, wait))
                .orElseGet(() -> Code.of("$T.step($S)", Runtime.NODE, node.name()));
    }

    private Code waits(GraphNode node, NodeKind.Wait wait) {
        CodecPlan carry = generation.stored().carries().get(node.name());
        CodecPlan payload =
                Objects.requireNonNull(generation.stored().payloads().get(node.name()));
        Code.Builder code = new Code.Builder()
                .add( // a literal each, so that the static import is found
                        carry == null ? "$T.waitFor($S, $S, $L" : "$T.pausable($S, $S, $L",
                        Runtime.NODE,
                        node.name(),
                        wait.signal().value(),
                        codec(payload));
        if (carry != null) {
            code.add(", $L", codec(carry));
        }
        wait.timeout().ifPresent(text -> code.add(", $L", DurationCode.of(DurationCode.parse(text))));
        return code.add(")").build();
    }

    private void takes(GraphNode node, List<Code> parts) {
        Optional<Decision> decision = node.decision();
        decision.filter(each -> each.node().isPresent())
                .ifPresent(each ->
                        parts.add(Code.of(".when($S, $L)", each.node().get(), cases.predicate(each.allowed()))));
        List<Code> taken = new ArrayList<>(bindings.all(node.bindings()));
        decision.filter(each -> each.node().isEmpty()).ifPresent(each -> taken.add(cases.ofInput(each.allowed())));
        if (!taken.isEmpty()) {
            parts.add(Code.of(".takes($L)", Code.join(taken, ", ")));
        }
        bindings.list(node.bindings())
                .ifPresent(list -> parts.add(Code.of(".forEach($L, $L)", list, maxConcurrency(node.model()))));
    }

    private static int maxConcurrency(NodeModel node) {
        return node.forEach()
                .flatMap(ParameterModel::forEach)
                .orElseThrow()
                .maxConcurrency()
                .value();
    }

    /** How the result is stored: of a node with many, how each of them is. */
    private Optional<Code> result(GraphNode node) {
        return Optional.ofNullable(generation.stored().ofOne(node.name()))
                .map(this::codec)
                .map(codec ->
                        node.model().mayBeAbsent() ? Code.of("$T.optional($L)", Runtime.CODECS_OF, codec) : codec);
    }

    private void endings(GraphNode node, List<Code> parts) {
        if (!node.ends().isEmpty()) {
            parts.add(Code.of(".ends($L)", cases.predicate(node.ends())));
        }
        if (!node.aborts().isEmpty()) {
            parts.add(Code.of(".aborts($L)", cases.predicate(node.aborts())));
        }
        if (node.model().kind().asStep().filter(NodeKind.Step::pivot).isPresent()) {
            parts.add(Code.of(".pivot()"));
        }
    }

    private void attempts(NodeModel node, List<Code> parts) {
        generation
                .graph()
                .model()
                .retryOf(node)
                .ifPresent(retry -> parts.add(Code.of(".retry($L)", DurationCode.of(retry, types))));
        node.timeout().ifPresent(text -> parts.add(Code.of(".timeout($L)", DurationCode.of(DurationCode.parse(text)))));
        if (node.kind().asWait().filter(wait -> !wait.buffer()).isPresent()) {
            parts.add(Code.of(".unbuffered()"));
        }
        NodeModifiers modifiers = node.modifiers();
        modifiers
                .rateLimit()
                .flatMap(text -> RateText.parse(text.value()))
                .ifPresent(rate -> parts.add(Code.of(".rate($L, $L)", rate.times(), DurationCode.of(rate.per()))));
        modifiers
                .concurrency()
                .ifPresent(limit -> parts.add(Code.of(
                        ".concurrency($S, $L)",
                        keyOf(node, limit),
                        limit.limit().value())));
        if (node.isTransactional()) {
            parts.add(Code.of(".transactional()"));
        }
    }

    /** The name of a limit in a store, which several workflows share: a node's own one has the workflow's name before it. */
    private String keyOf(NodeModel node, ConcurrencyModel limit) {
        return limit.key().orElseGet(() -> generation.graph().model().storedName() + "/" + node.name());
    }

    private Code codec(CodecPlan plan) {
        ClassName from = generation.machine();
        return constants.expression(plan, from);
    }

    private static void strings(List<Code> parts, String method, List<String> values) {
        if (!values.isEmpty()) {
            parts.add(Code.of(".$L($L)", method, BindingCode.strings(values)));
        }
    }
}
