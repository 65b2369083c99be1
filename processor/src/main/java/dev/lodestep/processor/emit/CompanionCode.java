package dev.lodestep.processor.emit;

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

    Code due(BoundMethod<DueMethod> bound, List<String> keptIn) {
        Code due = Code.of("$T.of($L)", Runtime.DUE, Code.join(bindings.all(bound.bindings()), ", "));
        return keptIn.isEmpty() ? due : Code.of("$L.keptIn($L)", due, BindingCode.strings(keptIn));
    }

    Code recovery(BoundMethod<RecoverMethod> bound) {
        List<Code> arguments = new ArrayList<>();
        arguments.add(Code.of("$S", generation.nameOf(bound.method())));
        arguments.add(Code.of("$T.class", types.raw(exception(bound))));
        arguments.addAll(bindings.all(bound.bindings()));
        return Code.of("$T.of($L)", Runtime.RECOVERY, Code.join(arguments, ", "));
    }

    private static TypeRef exception(BoundMethod<RecoverMethod> bound) {
        return bound.method().parameters().stream()
                .filter(each -> each.role() == ParameterRole.EXCEPTION)
                .findFirst()
                .orElseThrow()
                .type();
    }

    Code undo(BoundMethod<CompensationMethod> bound) {
        CompensationMethod method = bound.method();
        List<Code> parts = new ArrayList<>();
        parts.add(Code.of("$T.taking($L)", Runtime.COMPENSATION, Code.join(bindings.all(bound.bindings()), ", ")));
        generation
                .graph()
                .model()
                .retryOf(method)
                .ifPresent(retry -> parts.add(Code.of(".retry($L)", DurationCode.of(retry, types))));
        method.timeout()
                .ifPresent(text -> parts.add(Code.of(".timeout($L)", DurationCode.of(DurationCode.parse(text)))));
        if (method.evenIfFailed()) {
            parts.add(Code.of(".alsoIfFailed()"));
        }
        if (method.isTransactional()) {
            parts.add(Code.of(".transactional()"));
        }
        return Layout.chain(parts);
    }
}
