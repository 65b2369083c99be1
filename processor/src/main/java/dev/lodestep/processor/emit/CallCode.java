package dev.lodestep.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lodestep.processor.graph.Binding;
import dev.lodestep.processor.graph.BoundMethod;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ReturnModel;
import dev.lodestep.processor.model.SourceRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** Writes the direct calls into the user's methods. Very many are spread over several methods, so that none is too large for Java. */
final class CallCode {
    private static final int PER_METHOD = 200;

    private final Generation generation;
    private final JavaTypes types;

    CallCode(Generation generation) {
        this.generation = generation;
        this.types = generation.types();
    }

    void addTo(TypeSpec.Builder machine) {
        addSwitches(machine, "invoke", ClassName.OBJECT, each(node -> Optional.of(invocation(node))));
        addSwitches(
                machine,
                "compensate",
                ClassName.OBJECT,
                each(node -> node.compensation()
                        .map(bound -> value(bound, isAsync(bound.method().source())))));
        addSwitches(machine, "recover", ClassName.OBJECT, recoveries());
        addSwitches(
                machine, "onlyIf", TypeName.BOOLEAN, each(node -> node.onlyIf().map(this::asked)));
        addSwitches(
                machine,
                "until",
                TypeName.BOOLEAN,
                each(node -> node.companions().until().map(this::asked)));
        addSwitches(
                machine,
                "due",
                ClassName.get(Instant.class),
                each(node -> node.companions().due().map(this::asked)));
        addSwitches(
                machine,
                "check",
                TypeName.VOID,
                each(node -> node.companions().check().map(this::asked)));
        generation.graph().resultMethod().ifPresent(bound -> machine.addMethod(result(bound)));
    }

    private Map<String, Code> each(Function<GraphNode, Optional<Code>> code) {
        Map<String, Code> cases = new LinkedHashMap<>();
        generation.graph().nodes().forEach(node -> code.apply(node).ifPresent(one -> cases.put(node.name(), one)));
        return cases;
    }

    private Map<String, Code> recoveries() {
        Map<String, Code> cases = new LinkedHashMap<>();
        generation.graph().nodes().stream()
                .flatMap(node -> node.companions().recoveries().stream())
                .forEach(bound -> cases.put(
                        generation.nameOf(bound.method()),
                        value(bound, returnsValue(bound.method().returns()))));
        return cases;
    }

    private void addSwitches(TypeSpec.Builder machine, String name, TypeName returns, Map<String, Code> cases) {
        List<Map.Entry<String, Code>> all = List.copyOf(cases.entrySet());
        for (int from = 0; from < all.size(); from += PER_METHOD) {
            int to = Math.min(all.size(), from + PER_METHOD);
            int index = from / PER_METHOD;
            Code otherwise = to < all.size()
                    ? Code.of("$L$L(node, in);\n", name, index + 2)
                    : Code.of("super.$L(node, in);\n", name);
            MethodSpec.Builder method = MethodSpec.methodBuilder(index == 0 ? name : name + (index + 1))
                    .returns(returns)
                    .addParameter(String.class, "node")
                    .addParameter(Runtime.ARGUMENTS, "in")
                    .addException(Exception.class)
                    .addCode(switchOver(all.subList(from, to), otherwise, returns.equals(TypeName.VOID))
                            .block());
            if (index == 0) {
                method.addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
            } else {
                method.addModifiers(Modifier.PRIVATE);
            }
            machine.addMethod(method.build());
        }
    }

    private static Code switchOver(List<Map.Entry<String, Code>> cases, Code otherwise, boolean statement) {
        Code.Builder code = new Code.Builder().add(statement ? "switch (node) {\n$>" : "return switch (node) {\n$>");
        cases.forEach(each -> code.add("case $S -> ", each.getKey()).add(each.getValue()));
        return code.add("default -> ")
                .add(otherwise)
                .add(statement ? "$<}\n" : "$<};\n")
                .build();
    }

    private Code invocation(GraphNode node) {
        boolean value = returnsValue(node.model().returns()) || node.model().kind() instanceof NodeKind.Reentrant;
        return value(call(node.model().method(), node.bindings()), value);
    }

    private Code value(BoundMethod<?> bound, boolean value) {
        return value(call(bound), value);
    }

    private static Code value(Code call, boolean value) {
        return value ? Code.of("$L;\n", call) : Code.of("{\n$>$L;\nyield null;\n$<}\n", call);
    }

    private Code asked(BoundMethod<?> bound) {
        return Code.of("$L;\n", waitedFor(bound));
    }

    private Code waitedFor(BoundMethod<?> bound) {
        return bound.method().returns().async() ? Code.of("$L.toCompletableFuture().get()", call(bound)) : call(bound);
    }

    private Code call(BoundMethod<?> bound) {
        return call(bound.method().method(), bound.bindings());
    }

    private Code call(String method, List<Binding> bindings) {
        List<Code> arguments = new ArrayList<>();
        int position = 0;
        for (Binding each : bindings) {
            ParameterModel parameter = each.parameter();
            TypeName type = types.of(parameter.taken());
            arguments.add(
                    switch (parameter.role()) {
                        case MANDATORY, GATHERED -> Code.of("in.<$T>get($L)", type, position++);
                        case OPTIONAL -> Code.of("in.<$T>get($L)", optional(type), position++);
                        case PAYLOAD -> Code.of("in.<$T>payload()", type);
                        case OPTIONAL_PAYLOAD -> Code.of("in.<$T>payload()", optional(type));
                        case CARRY -> Code.of("in.<$T>carry()", type);
                        case STEP_CONTEXT -> Code.of("in.step()");
                        case FAILURE -> Code.of("in.failure()");
                        case EXCEPTION -> Code.of("in.<$T>error()", type);
                        case CONNECTION -> Code.of("in.<$T>connection()", type);
                    });
        }
        return Code.of("workflow.$N($L)", method, Layout.arguments(Code.of("return workflow.$N", method), arguments));
    }

    private MethodSpec result(BoundMethod<CompanionModel.ResultMethod> bound) {
        return MethodSpec.methodBuilder("result")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(Object.class)
                .addParameter(Runtime.ARGUMENTS, "in")
                .addException(Exception.class)
                .addCode(Code.of("return $L;\n", waitedFor(bound)).block())
                .build();
    }

    private boolean isAsync(SourceRef method) {
        return generation.asynchronous().contains(method);
    }

    private static boolean returnsValue(ReturnModel returns) {
        return returns.type().isPresent() || returns.async();
    }

    private static TypeName optional(TypeName type) {
        return ParameterizedTypeName.get(ClassName.get(Optional.class), type);
    }
}
