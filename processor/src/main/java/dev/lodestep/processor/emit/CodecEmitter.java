package dev.lodestep.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
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
        ClassName codec = generation.codec();
        TypeSpec.Builder type = TypeSpec.classBuilder(codec)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("How the values of {@link $T} are stored, as JSON.", generation.workflow());
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
                .initializer(initializer(plan, holder));
        if (plan instanceof CodecPlan.Union union
                && union.variants().stream().anyMatch(each -> isGeneric(each.plan()))) {
            field.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "$S", "unchecked")
                    .build());
        }
        return field.build();
    }

    private CodeBlock initializer(CodecPlan plan, ClassName holder) {
        if (plan instanceof CodecPlan.OfRecord record) {
            return record(record, holder);
        }
        if (plan instanceof CodecPlan.Union union) {
            return union(union, holder);
        }
        if (plan instanceof CodecPlan.Enumeration enumeration) {
            return CodeBlock.of("$T.enumeration($L)", Runtime.CODECS_OF, EnumCode.arguments(enumeration, types));
        }
        if (plan instanceof CodecPlan.Custom custom) {
            return CodeBlock.of("new $T()", types.of(custom.codec()));
        }
        TypeName type = types.of(plan.type());
        return plan.type().arguments().isEmpty()
                ? CodeBlock.of("$T.databind($T.class)", Runtime.CODECS_OF, type)
                : CodeBlock.of("$T.databind(new $T<$T>() {})", Runtime.CODECS_OF, TYPE_REFERENCE, type);
    }

    private CodeBlock record(CodecPlan.OfRecord record, ClassName holder) {
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(CodeBlock.of("$S", record.type().simpleName()));
        arguments.add(constructor(record));
        record.stored().forEach(each -> arguments.add(component(record, each, holder)));
        return CodeBlock.of("$T.<$T>record(\n$L)", Runtime.CODECS_OF, types.of(record.type()), lines(arguments));
    }

    private CodeBlock constructor(CodecPlan.OfRecord record) {
        List<CodeBlock> values = new ArrayList<>();
        int index = 0;
        for (Component each : record.components()) {
            values.add(
                    each.presence() == Presence.IGNORED
                            ? absent(each)
                            : CodeBlock.of(
                                    "in.<$T>get($L)", types.of(each.plan().type()), index++));
        }
        CodeBlock called = CodeBlock.of("in -> new $T", types.of(record.type()));
        return CodeBlock.of("$L($L)", called, Layout.arguments(called, values));
    }

    private static CodeBlock absent(Component component) {
        return component.absent().isEmpty()
                ? CodeBlock.of("$T.empty()", Optional.class)
                : CodeBlock.of("$L", component.absent());
    }

    private CodeBlock component(CodecPlan.OfRecord record, Component component, ClassName holder) {
        TypeName owner = types.of(record.type());
        String factory = switch (component.presence()) {
            case NULLABLE -> "nullable";
            case ZERO -> "orZero";
            default -> "of";
        };
        CodeBlock field = CodeBlock.of(
                "$T.<$T, $T>$L($S, $L, $T::$N)",
                Runtime.FIELD,
                owner,
                types.of(component.plan().type()),
                factory,
                component.storedName(),
                constants.expression(component.plan(), holder),
                owner,
                component.name());
        if (component.aliases().isEmpty()) {
            return field;
        }
        CodeBlock aliases = component.aliases().stream()
                .map(each -> CodeBlock.of("$S", each))
                .collect(CodeBlock.joining(", "));
        return CodeBlock.of("$L.alias($L)", field, aliases);
    }

    private CodeBlock union(CodecPlan.Union union, ClassName holder) {
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(CodeBlock.of("$S", union.type().simpleName()));
        for (CodecPlan.Variant each : union.variants()) {
            TypeName type = types.of(each.plan().type());
            TypeName raw = types.raw(each.plan().type());
            CodeBlock variantClass = isGeneric(each.plan())
                    ? CodeBlock.of("($T<$T>) ($T<?>) $T.class", Class.class, type, Class.class, raw)
                    : CodeBlock.of("$T.class", raw);
            arguments.add(CodeBlock.of(
                    "$T.<$T>of($S, $L, $L)",
                    Runtime.VARIANT,
                    type,
                    each.tag(),
                    variantClass,
                    constants.expression(each.plan(), holder)));
        }
        return CodeBlock.of("$T.<$T>union(\n$L)", Runtime.CODECS_OF, types.of(union.type()), lines(arguments));
    }

    private static boolean isGeneric(CodecPlan plan) {
        return !plan.type().arguments().isEmpty();
    }

    private static CodeBlock lines(List<CodeBlock> arguments) {
        return CodeBlock.of("$>$>$L$<$<", CodeBlock.join(arguments, ",\n"));
    }
}
