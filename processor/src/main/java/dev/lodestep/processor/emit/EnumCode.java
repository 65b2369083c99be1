package dev.lodestep.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.lodestep.processor.codec.CodecPlan;

/** Writes how an enum's constants are named in data. */
final class EnumCode {
    private EnumCode() {}

    /** The arguments of {@code enumeration(…)}: the name in messages, the constants, and the name of each. */
    static CodeBlock arguments(CodecPlan.Enumeration enumeration, JavaTypes types) {
        TypeName type = types.of(enumeration.type());
        CodeBlock names = enumeration.isRenamed() ? names(enumeration) : CodeBlock.of("$T::name", type);
        return CodeBlock.of("$S, $T.values(), $L", enumeration.type().simpleName(), type, names);
    }

    private static CodeBlock names(CodecPlan.Enumeration enumeration) {
        CodeBlock.Builder code = CodeBlock.builder().add("each -> switch (each) {\n$>");
        for (CodecPlan.Constant each : enumeration.constants()) {
            code.add("case $N -> $S;\n", each.name(), each.storedName());
        }
        return code.add("$<}").build();
    }
}
