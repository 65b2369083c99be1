package dev.lodestep.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.lodestep.processor.graph.Binding;
import dev.lodestep.processor.graph.WorkflowGraph;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.TypeRef;
import java.util.List;
import java.util.stream.Stream;

/** Writes where the values of parameters come from. */
final class BindingCode {
    private final WorkflowGraph graph;
    private final JavaTypes types;

    BindingCode(WorkflowGraph graph, JavaTypes types) {
        this.graph = graph;
        this.types = types;
    }

    /** One expression for each parameter that takes a result or the input, in order. */
    List<CodeBlock> all(List<Binding> bindings) {
        return bindings.stream()
                .filter(each -> each.parameter().role().isData())
                .map(this::of)
                .toList();
    }

    private CodeBlock of(Binding binding) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (binding.parameter().role() == ParameterRole.GATHERED) {
            return CodeBlock.of("$T.gathered($L)", Runtime.BINDING, strings(binding.producers()));
        }
        if (binding.producers().isEmpty() && binding.input()) {
            code.add("$T.input()", Runtime.BINDING);
        } else {
            code.add("$T.from($L)", Runtime.BINDING, strings(binding.producers()));
            if (binding.input()) {
                code.add(".orInput()");
            }
        }
        if (isNarrowed(binding)) {
            code.add(".as($T.class)", types.raw(binding.parameter().type()));
        }
        if (binding.parameter().role() == ParameterRole.OPTIONAL) {
            code.add(".optional()");
        }
        return code.build();
    }

    /** Whether a source may give a value of another type than the parameter's: it takes a case of a sealed type. */
    private boolean isNarrowed(Binding binding) {
        Stream<TypeRef> given = Stream.concat(
                binding.producers().stream().flatMap(each -> graph.node(each).model().result().stream()),
                binding.input() ? graph.inputType().stream() : Stream.empty());
        return given.anyMatch(each -> !each.equals(binding.parameter().type()));
    }

    static CodeBlock strings(List<String> values) {
        return values.stream().map(each -> CodeBlock.of("$S", each)).collect(CodeBlock.joining(", "));
    }
}
