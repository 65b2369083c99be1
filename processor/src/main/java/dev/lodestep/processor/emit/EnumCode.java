package dev.lodestep.processor.emit;

import com.palantir.javapoet.TypeName;
import dev.lodestep.processor.codec.CodecPlan;

/** Writes how an enum's constants are named in data. */
final class EnumCode {
    private EnumCode() {}

    /** The arguments of {@code enumeration(…)}: the name in messages, the constants, and the name of each. */
    static Code arguments(CodecPlan.Enumeration enumeration, JavaTypes types) {
        TypeName type = types.of(enumeration.type());
        Code names = enumeration.isRenamed() ? names(enumeration) : Code.of("$T::name", type);
        return Code.of("$S, $T.values(), $L", enumeration.type().simpleName(), type, names);
    }

    private static Code names(CodecPlan.Enumeration enumeration) {
        Code.Builder code = new Code.Builder().add("each -> switch (each) {\n$>");
        for (CodecPlan.Constant each : enumeration.constants()) {
            code.add("case $N -> $S;\n", each.name(), each.storedName());
        }
        return code.add("$<}").build();
    }
}
