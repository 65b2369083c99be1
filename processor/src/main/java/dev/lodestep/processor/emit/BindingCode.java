package dev.lodestep.processor.emit;

import dev.lodestep.processor.graph.Binding;
import dev.lodestep.processor.graph.BoundMethod;
import dev.lodestep.processor.model.ParameterRole;
import java.util.List;
import java.util.Optional;

/** Writes where the values of parameters come from. */
final class BindingCode {
    private final JavaTypes types;

    BindingCode(JavaTypes types) {
        this.types = types;
    }

    /** One expression for each parameter that takes a result or the input, in order. */
    List<Code> all(List<Binding> bindings) {
        return bindings.stream()
                .filter(each -> each.parameter().role().isData())
                .map(this::of)
                .toList();
    }

    /** What a method takes, for a call that without any argument would ask for what is set instead. */
    Code given(BoundMethod<?> bound) {
        List<Code> taken = all(bound.bindings());
        return taken.isEmpty() ? Code.of("new $T[0]", Runtime.BINDING) : Code.join(taken, ", ");
    }

    /** The list for whose elements the method runs, if it does. */
    Optional<Code> list(List<Binding> bindings) {
        return bindings.stream()
                .filter(each -> each.parameter().forEach().isPresent())
                .findFirst()
                .map(this::source);
    }

    private Code of(Binding binding) {
        return binding.parameter().forEach().isPresent() ? Code.of("$T.element()", Runtime.BINDING) : source(binding);
    }

    private Code source(Binding binding) {
        Code.Builder code = new Code.Builder();
        if (binding.parameter().role() == ParameterRole.GATHERED) {
            return Code.of("$T.gathered($L)", Runtime.BINDING, strings(binding.producers()));
        }
        if (binding.element() != Binding.Element.NOTHING) {
            code.add(
                    binding.element() == Binding.Element.ITSELF ? "$T.element()" : "$T.elementResult()",
                    Runtime.BINDING);
        } else if (binding.producers().isEmpty() && binding.input()) {
            code.add("$T.input()", Runtime.BINDING);
        } else {
            code.add("$T.from($L)", Runtime.BINDING, strings(binding.producers()));
            if (binding.input()) {
                code.add(".orInput()");
            }
        }
        if (!binding.earlier().isEmpty()) {
            code.add(".earlier($L)", strings(binding.earlier()));
        }
        if (binding.caseParameter()) {
            code.add(".as($T.class)", types.raw(binding.parameter().type()));
        }
        if (binding.parameter().role() == ParameterRole.OPTIONAL) {
            code.add(".optional()");
        }
        return code.build();
    }

    static Code strings(List<String> values) {
        return values.stream().map(each -> Code.of("$S", each)).collect(Code.joining(", "));
    }
}
