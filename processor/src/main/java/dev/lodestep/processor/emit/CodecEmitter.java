package dev.lodestep.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lodestep.processor.codec.CodecPlan;
import dev.lodestep.processor.codec.CodecPlan.Component;
import dev.lodestep.processor.codec.CodecPlan.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Writes the class that says how a workflow's values are stored.
 *
 * <p>Type arguments are written where the compiler could infer them: inferring those of nested generic calls with lambdas takes it longer
 * than all else in the class.
 */
final class CodecEmitter {
    private static final ClassName TYPE_REFERENCE = ClassName.get("com.fasterxml.jackson.core.type", "TypeReference");

    private final Generation generation;
    private final JavaTypes types;
    private final CodecConstants constants;

    CodecEmitter(Generation generation, CodecConstants constants) {
        this.generation = generation;
        this.types = generation.types();
        this.constants = constants;
    }

    TypeSpec emit() {
        ClassName codec = generation.codecs();
        TypeSpec.Builder type = TypeSpec.classBuilder(codec)
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("How the values are stored, as JSON.");
        constants.byHolder().forEach((holder, plans) -> {
            if (holder.equals(codec)) {
                plans.forEach(plan -> type.addField(field(plan, holder)));
            } else {
                type.addType(part(holder, plans));
            }
        });
        return type.addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .build();
    }

    private TypeSpec part(ClassName holder, List<CodecPlan> plans) {
        TypeSpec.Builder type = TypeSpec.classBuilder(holder).addModifiers(Modifier.STATIC, Modifier.FINAL);
        plans.forEach(plan -> type.addField(field(plan, holder)));
        return type.addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .build();
    }

    private FieldSpec field(CodecPlan plan, ClassName holder) {
        FieldSpec.Builder field = FieldSpec.builder(
                        constants.codecOf(plan.type()), constants.nameOf(plan), Modifier.STATIC, Modifier.FINAL)
                .initializer(initializer(plan, holder).block());
        if (plan instanceof CodecPlan.Union union
                && union.variants().stream().anyMatch(each -> isGeneric(each.plan()))) {
            field.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "$S", "unchecked")
                    .build());
        }
        return field.build();
    }

    private Code initializer(CodecPlan plan, ClassName holder) {
        if (plan instanceof CodecPlan.OfRecord record) {
            return record(record, holder);
        }
        if (plan instanceof CodecPlan.Union union) {
            return union(union, holder);
        }
        if (plan instanceof CodecPlan.Enumeration enumeration) {
            return Code.of("$T.enumeration($L)", Runtime.CODECS_OF, EnumCode.arguments(enumeration, types));
        }
        if (plan instanceof CodecPlan.Custom custom) {
            return Code.of("new $T()", types.of(custom.codec()));
        }
        TypeName type = types.of(plan.type());
        return plan.type().arguments().isEmpty()
                ? Code.of("$T.databind($T.class)", Runtime.CODECS_OF, type)
                : Code.of("$T.databind(new $T<$T>() {})", Runtime.CODECS_OF, TYPE_REFERENCE, type);
    }

    private Code record(CodecPlan.OfRecord record, ClassName holder) {
        List<Code> arguments = new ArrayList<>();
        arguments.add(Code.of("$S", record.type().simpleName()));
        arguments.add(constructor(record));
        record.stored().forEach(each -> arguments.add(component(record, each, holder)));
        return Code.of("$T.<$T>record(\n$L)", Runtime.CODECS_OF, types.of(record.type()), lines(arguments));
    }

    private Code constructor(CodecPlan.OfRecord record) {
        List<Code> values = new ArrayList<>();
        int index = 0;
        for (Component each : record.components()) {
            values.add(
                    each.presence() == Presence.IGNORED
                            ? absent(each)
                            : Code.of("in.<$T>get($L)", types.of(each.plan().type()), index++));
        }
        Code called = Code.of("in -> new $T", types.of(record.type()));
        return Code.of("$L($L)", called, Layout.arguments(called, values));
    }

    private static Code absent(Component component) {
        return component.absent().isEmpty() ? Code.of("$T.empty()", Optional.class) : Code.of("$L", component.absent());
    }

    private Code component(CodecPlan.OfRecord record, Component component, ClassName holder) {
        TypeName owner = types.of(record.type());
        Code field = Code.of(
                "$T.<$T, $T>$L($S, $L, $T::$N)",
                Runtime.FIELD,
                owner,
                types.of(component.plan().type()),
                factory(component.presence()),
                component.storedName(),
                constants.expression(component.plan(), holder),
                owner,
                component.name());
        if (component.aliases().isEmpty()) {
            return field;
        }
        Code aliases =
                component.aliases().stream().map(each -> Code.of("$S", each)).collect(Code.joining(", "));
        return Code.of("$L.alias($L)", field, aliases);
    }

    private static String factory(Presence presence) {
        if (presence == Presence.NULLABLE) {
            return "nullable";
        }
        return presence == Presence.ZERO ? "orZero" : "of";
    }

    private Code union(CodecPlan.Union union, ClassName holder) {
        List<Code> arguments = new ArrayList<>();
        arguments.add(Code.of("$S", union.type().simpleName()));
        for (CodecPlan.Variant each : union.variants()) {
            TypeName type = types.of(each.plan().type());
            TypeName raw = types.raw(each.plan().type());
            Code variantClass = isGeneric(each.plan())
                    ? Code.of("($T<$T>) ($T<?>) $T.class", Class.class, type, Class.class, raw)
                    : Code.of("$T.class", raw);
            arguments.add(Code.of(
                    "$T.<$T>of($S, $L, $L)",
                    Runtime.VARIANT,
                    type,
                    each.tag(),
                    variantClass,
                    constants.expression(each.plan(), holder)));
        }
        return Code.of("$T.<$T>union(\n$L)", Runtime.CODECS_OF, types.of(union.type()), lines(arguments));
    }

    private static boolean isGeneric(CodecPlan plan) {
        return !plan.type().arguments().isEmpty();
    }

    private static Code lines(List<Code> arguments) {
        return Code.of("$>$>$L$<$<", Code.join(arguments, ",\n"));
    }
}
