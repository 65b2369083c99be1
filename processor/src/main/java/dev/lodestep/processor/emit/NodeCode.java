package dev.lodestep.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.lodestep.processor.codec.CodecPlan;
import dev.lodestep.processor.graph.BoundMethod;
import dev.lodestep.processor.graph.Decision;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.model.CompanionModel.CompensationMethod;
import dev.lodestep.processor.model.CompanionModel.RecoverMethod;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the definition of one node as a chain of calls. */
final class NodeCode {
    private final Generation generation;
    private final CodecConstants constants;
    private final JavaTypes types;
    private final BindingCode bindings;
    private final CaseCode cases;

    NodeCode(Generation generation, CodecConstants constants) {
        this.generation = generation;
        this.constants = constants;
        this.types = generation.types();
        this.bindings = new BindingCode(generation.graph(), types);
        this.cases = new CaseCode(types);
    }

    CodeBlock of(GraphNode node) {
        List<CodeBlock> parts = new ArrayList<>();
        parts.add(start(node));
        strings(parts, "follows", node.predecessors());
        strings(parts, "after", node.after());
        Optional<Decision> decision = node.decision();
        decision.filter(each -> each.node().isPresent())
                .ifPresent(each ->
                        parts.add(CodeBlock.of(".when($S, $L)", each.node().get(), cases.predicate(each.allowed()))));
        List<CodeBlock> taken = new ArrayList<>(bindings.all(node.bindings()));
        decision.filter(each -> each.node().isEmpty()).ifPresent(each -> taken.add(inputDecides(each)));
        if (!taken.isEmpty()) {
            parts.add(CodeBlock.of(".takes($L)", CodeBlock.join(taken, ", ")));
        }
        result(node).ifPresent(codec -> parts.add(CodeBlock.of(".returns($L)", codec)));
        if (!node.ends().isEmpty()) {
            parts.add(CodeBlock.of(".ends($L)", cases.predicate(node.ends())));
        }
        if (!node.aborts().isEmpty()) {
            parts.add(CodeBlock.of(".aborts($L)", cases.predicate(node.aborts())));
        }
        if (node.model().kind() instanceof NodeKind.Step step && step.pivot()) {
            parts.add(CodeBlock.of(".pivot()"));
        }
        generation
                .graph()
                .model()
                .retryOf(node.model())
                .ifPresent(retry -> parts.add(CodeBlock.of(".retry($L)", DurationCode.of(retry, types))));
        node.model()
                .timeout()
                .ifPresent(text -> parts.add(CodeBlock.of(".timeout($L)", DurationCode.of(DurationCode.parse(text)))));
        node.onlyIf()
                .ifPresent(method ->
                        parts.add(CodeBlock.of(".onlyIf($L)", CodeBlock.join(bindings.all(method.bindings()), ", "))));
        if (node.model().modifiers().continueOnError()) {
            parts.add(CodeBlock.of(".continuesOnError()"));
        }
        node.model().modifiers().race().ifPresent(group -> parts.add(CodeBlock.of(".inRace($S)", group.value())));
        recoveries(node).forEach(each -> parts.add(CodeBlock.of(".recovery($L)", each)));
        node.compensation().ifPresent(method -> parts.add(CodeBlock.of(".compensation($L)", undo(method))));
        return Layout.chain(parts);
    }

    private CodeBlock start(GraphNode node) {
        if (node.model().kind() instanceof NodeKind.Sleep) {
            return CodeBlock.of("$T.sleep($S)", Runtime.NODE, node.name());
        }
        if (!(node.model().kind() instanceof NodeKind.Wait wait)) {
            return CodeBlock.of("$T.step($S)", Runtime.NODE, node.name());
        }
        CodecPlan payload = generation.stored().payloads().get(node.name());
        if (payload == null) {
            throw new IllegalStateException("the wait '" + node.name() + "' has no payload");
        }
        CodeBlock codec = constants.expression(payload, generation.machine());
        CodeBlock timeout = wait.timeout()
                .map(text -> CodeBlock.of(", $L", DurationCode.of(DurationCode.parse(text))))
                .orElse(CodeBlock.of(""));
        return CodeBlock.of(
                "$T.waitFor($S, $S, $L$L)",
                Runtime.NODE,
                node.name(),
                wait.signal().value(),
                codec,
                timeout);
    }

    private Optional<CodeBlock> result(GraphNode node) {
        ClassName from = generation.machine();
        return Optional.ofNullable(generation.stored().results().get(node.name()))
                .map(plan -> constants.expression(plan, from))
                .map(codec -> node.model().returns().mayBeAbsent()
                        ? CodeBlock.of("$T.optional($L)", Runtime.CODECS_OF, codec)
                        : codec);
    }

    /** The input is no node: a value that is there only for the cases, and that the method does not take, decides likewise. */
    private CodeBlock inputDecides(Decision decision) {
        return CodeBlock.of(
                "new $T($T.of(), true, $L, false, false)",
                Runtime.BINDING,
                List.class,
                cases.predicate(decision.allowed()));
    }

    private List<CodeBlock> recoveries(GraphNode node) {
        return node.companions().recoveries().stream()
                .map(bound -> {
                    List<CodeBlock> arguments = new ArrayList<>();
                    arguments.add(CodeBlock.of("$S", bound.method().method()));
                    arguments.add(CodeBlock.of("$T.class", types.raw(exception(bound))));
                    arguments.addAll(bindings.all(bound.bindings()));
                    return CodeBlock.of("$T.of($L)", Runtime.RECOVERY, CodeBlock.join(arguments, ", "));
                })
                .toList();
    }

    private static TypeRef exception(BoundMethod<RecoverMethod> bound) {
        return bound.method().parameters().stream()
                .filter(each -> each.role() == ParameterRole.EXCEPTION)
                .findFirst()
                .orElseThrow()
                .type();
    }

    private CodeBlock undo(BoundMethod<CompensationMethod> bound) {
        List<CodeBlock> parts = new ArrayList<>();
        parts.add(CodeBlock.of(
                "$T.taking($L)", Runtime.COMPENSATION, CodeBlock.join(bindings.all(bound.bindings()), ", ")));
        generation
                .graph()
                .model()
                .retryOf(bound.method())
                .ifPresent(retry -> parts.add(CodeBlock.of(".retry($L)", DurationCode.of(retry, types))));
        if (bound.method().evenIfFailed()) {
            parts.add(CodeBlock.of(".alsoIfFailed()"));
        }
        return Layout.chain(parts);
    }

    private static void strings(List<CodeBlock> parts, String method, List<String> values) {
        if (!values.isEmpty()) {
            parts.add(CodeBlock.of(".$L($L)", method, BindingCode.strings(values)));
        }
    }
}
