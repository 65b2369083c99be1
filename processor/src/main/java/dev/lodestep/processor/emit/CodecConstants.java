package dev.lodestep.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.lodestep.processor.codec.CodecPlan;
import dev.lodestep.processor.codec.StoredTypes;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The constants of the generated class of codecs: one for each record, sealed type, enum and foreign codec, each after those it is made of; and
 * how any plan is written in terms of them. So many constants that one class cannot initialise them are spread over nested classes.
 */
final class CodecConstants {
    /** Well below what fits into one class's constant pool. */
    private static final int PER_CLASS = 300;

    private final JavaTypes types;
    private final ClassName owner;
    private final Map<String, CodecPlan> plans = new LinkedHashMap<>();
    private final Map<String, Constant> constants = new HashMap<>();

    /**
     * A constant.
     *
     * @param holder the class that has it
     * @param name its name there
     */
    record Constant(ClassName holder, String name) {}

    CodecConstants(Generation generation) {
        types = generation.types();
        owner = generation.codecs();
        StoredTypes stored = generation.stored();
        stored.input().ifPresent(this::collect);
        for (GraphNode node : generation.graph().nodes()) {
            Stream.of(stored.payloads(), stored.carries(), stored.results()).forEach(each -> {
                CodecPlan plan = each.get(node.name());
                if (plan != null) {
                    collect(plan);
                }
            });
        }
        stored.outcome().ifPresent(this::collect);
        name();
    }

    /** The classes that hold constants, each with its plans, in the order in which they can be initialised. */
    Map<ClassName, List<CodecPlan>> byHolder() {
        Map<ClassName, List<CodecPlan>> result = new LinkedHashMap<>();
        plans.forEach((key, plan) -> result.computeIfAbsent(constantOf(key).holder(), any -> new ArrayList<>())
                .add(plan));
        return result;
    }

    String nameOf(CodecPlan plan) {
        return constantOf(key(plan)).name();
    }

    /** The codec of a plan, as an expression in the generated class {@code from}. */
    Code expression(CodecPlan plan, ClassName from) {
        if (plan instanceof CodecPlan.Scalar scalar) {
            return Code.of("$T.$L", Runtime.CODECS_OF, scalar.constant());
        }
        if (plan instanceof CodecPlan.OfList list) {
            return call("list", expression(list.element(), from));
        }
        if (plan instanceof CodecPlan.OfSet set) {
            return call("set", expression(set.element(), from));
        }
        if (plan instanceof CodecPlan.OfOptional optional) {
            return call("optional", expression(optional.value(), from));
        }
        if (plan instanceof CodecPlan.OfMap map) {
            return call("map", Code.of("$L, $L", keys(map.key()), expression(map.value(), from)));
        }
        if (plan instanceof CodecPlan.OfArray array) {
            return call("array", Code.of("$L, $T::new", expression(array.component(), from), types.of(array.type())));
        }
        Constant constant = constantOf(key(plan));
        if (plan instanceof CodecPlan.Recursion) {
            return call("lazy", Code.of("() -> $T.$L", constant.holder(), constant.name()));
        }
        return constant.holder().equals(from)
                ? Code.of("$L", constant.name())
                : Code.of("$T.$L", constant.holder(), constant.name());
    }

    TypeName codecOf(TypeRef type) {
        return ParameterizedTypeName.get(Runtime.CODEC, types.of(type));
    }

    private Code keys(CodecPlan key) {
        if (key instanceof CodecPlan.Enumeration enumeration) {
            return Code.of("$T.enumeration($L)", Runtime.KEY_CODEC, EnumCode.arguments(enumeration, types));
        }
        return Code.of("$T.$L", Runtime.KEY_CODEC, ((CodecPlan.Scalar) key).constant());
    }

    private static Code call(String method, Code arguments) {
        return Code.of("$T.$L($L)", Runtime.CODECS_OF, method, arguments);
    }

    private void collect(CodecPlan plan) {
        if (plan instanceof CodecPlan.Recursion || plans.containsKey(key(plan))) {
            return;
        }
        if (plan instanceof CodecPlan.OfMap map) {
            collect(map.value()); // keys are written in place
        } else {
            plan.parts().forEach(this::collect);
        }
        if (isConstant(plan)) {
            plans.put(key(plan), plan);
        }
    }

    private static boolean isConstant(CodecPlan plan) {
        return plan instanceof CodecPlan.OfRecord
                || plan instanceof CodecPlan.Union
                || plan instanceof CodecPlan.Enumeration
                || plan instanceof CodecPlan.Custom
                || plan instanceof CodecPlan.Databind;
    }

    private void name() {
        Identifiers names = new Identifiers(Set.of());
        boolean spread = plans.size() > PER_CLASS;
        int index = 0;
        for (Map.Entry<String, CodecPlan> each : plans.entrySet()) {
            ClassName holder = spread ? owner.nestedClass("Types" + (index / PER_CLASS + 1)) : owner;
            constants.put(
                    each.getKey(),
                    new Constant(holder, names.constant(words(each.getValue().type()))));
            index++;
        }
    }

    private Constant constantOf(String key) {
        Constant constant = constants.get(key);
        if (constant == null) {
            throw new IllegalArgumentException("no constant for " + key);
        }
        return constant;
    }

    private static String words(TypeRef type) {
        StringBuilder words = new StringBuilder(type.isArray() ? "Array" : type.simpleName());
        type.arguments().forEach(each -> words.append('-').append(words(each)));
        return words.toString();
    }

    /** Two plans with equal keys are stored by the same codec. */
    private static String key(CodecPlan plan) {
        String type = plan.type().qualified();
        if (plan instanceof CodecPlan.Custom custom) {
            return type + " by " + custom.codec().qualified();
        }
        return plan instanceof CodecPlan.Databind ? type + " by databind" : type;
    }
}
