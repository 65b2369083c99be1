package dev.lodestep.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.lodestep.processor.model.Case;
import java.util.List;

/** Writes the test whether a value is one of certain cases. */
final class CaseCode {
    private final JavaTypes types;

    CaseCode(JavaTypes types) {
        this.types = types;
    }

    /** A predicate, as a method reference for one case and as a lambda for several. */
    CodeBlock predicate(List<Case> cases) {
        if (cases.size() == 1) {
            return reference(cases.get(0));
        }
        return cases.stream().map(this::test).collect(CodeBlock.joining(" || ", "value -> ", ""));
    }

    /**
     * A value that is there only if the input is one of these cases, and that no method takes: the input is no node, so no other decision
     * can name it.
     */
    CodeBlock ofInput(List<Case> cases) {
        if (cases.stream().allMatch(Case.OfType.class::isInstance)) {
            CodeBlock classes = cases.stream()
                    .map(each -> CodeBlock.of("$T.class", types.raw(((Case.OfType) each).type())))
                    .collect(CodeBlock.joining(", "));
            return CodeBlock.of("$T.input().as($L)", Runtime.BINDING, classes);
        }
        return CodeBlock.of(
                "new $1T($2T.of(), $2T.of(), true, $3L, false, false, $1T.Unit.NOTHING)",
                Runtime.BINDING,
                List.class,
                predicate(cases));
    }

    private CodeBlock reference(Case each) {
        if (each instanceof Case.OfType type) {
            return CodeBlock.of("$T.class::isInstance", types.raw(type.type()));
        }
        return CodeBlock.of("$L::equals", constant(each));
    }

    private CodeBlock test(Case each) {
        if (each instanceof Case.OfType type) {
            return CodeBlock.of("value instanceof $T", types.raw(type.type()));
        }
        return CodeBlock.of("$L.equals(value)", constant(each));
    }

    private CodeBlock constant(Case each) {
        if (each instanceof Case.Constant constant) {
            return CodeBlock.of("$T.$N", types.raw(constant.type()), constant.name());
        }
        return CodeBlock.of("$T.$L", Boolean.class, ((Case.Truth) each).value() ? "TRUE" : "FALSE");
    }
}
