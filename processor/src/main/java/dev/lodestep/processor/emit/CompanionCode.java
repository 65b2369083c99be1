package dev.lodestep.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.lodestep.processor.graph.BoundMethod;
import dev.lodestep.processor.model.CompanionModel.CompensationMethod;
import dev.lodestep.processor.model.CompanionModel.DueMethod;
import dev.lodestep.processor.model.CompanionModel.RecoverMethod;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;

/** Writes the definitions of the methods that undo a node, stand in for it, or compute its deadline. */
final class CompanionCode {
    private final Generation generation;
    private final JavaTypes types;
    private final BindingCode bindings;

    CompanionCode(Generation generation) {
        this.generation = generation;
        this.types = generation.types();
        this.bindings = new BindingCode(types);
    }

    CodeBlock due(BoundMethod<DueMethod> bound, List<String> keptIn) {
        CodeBlock due = CodeBlock.of("$T.of($L)", Runtime.DUE, CodeBlock.join(bindings.all(bound.bindings()), ", "));
        return keptIn.isEmpty() ? due : CodeBlock.of("$L.keptIn($L)", due, BindingCode.strings(keptIn));
    }

    CodeBlock recovery(BoundMethod<RecoverMethod> bound) {
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(CodeBlock.of("$S", generation.nameOf(bound.method())));
        arguments.add(CodeBlock.of("$T.class", types.raw(exception(bound))));
        arguments.addAll(bindings.all(bound.bindings()));
        return CodeBlock.of("$T.of($L)", Runtime.RECOVERY, CodeBlock.join(arguments, ", "));
    }

    private static TypeRef exception(BoundMethod<RecoverMethod> bound) {
        return bound.method().parameters().stream()
                .filter(each -> each.role() == ParameterRole.EXCEPTION)
                .findFirst()
                .orElseThrow()
                .type();
    }

    CodeBlock undo(BoundMethod<CompensationMethod> bound) {
        CompensationMethod method = bound.method();
        List<CodeBlock> parts = new ArrayList<>();
        parts.add(CodeBlock.of(
                "$T.taking($L)", Runtime.COMPENSATION, CodeBlock.join(bindings.all(bound.bindings()), ", ")));
        generation
                .graph()
                .model()
                .retryOf(method)
                .ifPresent(retry -> parts.add(CodeBlock.of(".retry($L)", DurationCode.of(retry, types))));
        method.timeout()
                .ifPresent(text -> parts.add(CodeBlock.of(".timeout($L)", DurationCode.of(DurationCode.parse(text)))));
        if (method.evenIfFailed()) {
            parts.add(CodeBlock.of(".alsoIfFailed()"));
        }
        if (method.isTransactional()) {
            parts.add(CodeBlock.of(".transactional()"));
        }
        return Layout.chain(parts);
    }
}
