package dev.lodestep.processor.emit;

import dev.lodestep.processor.model.Case;
import java.util.List;

/** Writes the test whether a value is one of certain cases. */
final class CaseCode {
    private final JavaTypes types;

    CaseCode(JavaTypes types) {
        this.types = types;
    }

    /** A predicate, as a method reference for one case and as a lambda for several. */
    Code predicate(List<Case> cases) {
        if (cases.size() == 1) {
            return reference(cases.get(0));
        }
        return Code.of("value -> $L", cases.stream().map(this::test).collect(Code.joining(" || ")));
    }

    /**
     * A value that is there only if the input is one of these cases, and that no method takes: the input is no node, so no other decision
     * can name it.
     */
    Code ofInput(List<Case> cases) {
        if (cases.stream().allMatch(Case.OfType.class::isInstance)) {
            Code classes = cases.stream()
                    .map(each -> Code.of("$T.class", types.raw(((Case.OfType) each).type())))
                    .collect(Code.joining(", "));
            return Code.of("$T.input().as($L)", Runtime.BINDING, classes);
        }
        return Code.of(
                "new $T($T.of(), $T.of(), true, $L, false, false, $T.Unit.NOTHING)",
                Runtime.BINDING,
                List.class,
                List.class,
                predicate(cases),
                Runtime.BINDING);
    }

    private Code reference(Case each) {
        if (each instanceof Case.OfType type) {
            return Code.of("$T.class::isInstance", types.raw(type.type()));
        }
        return Code.of("$L::equals", constant(each));
    }

    private Code test(Case each) {
        if (each instanceof Case.OfType type) {
            return Code.of("value instanceof $T", types.raw(type.type()));
        }
        return Code.of("$L.equals(value)", constant(each));
    }

    private Code constant(Case each) {
        if (each instanceof Case.Constant constant) {
            return Code.of("$T.$N", types.raw(constant.type()), constant.name());
        }
        return Code.of("$T.$L", Boolean.class, ((Case.Truth) each).value() ? "TRUE" : "FALSE");
    }
}
