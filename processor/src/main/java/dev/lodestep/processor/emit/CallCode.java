package dev.lodestep.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lodestep.processor.graph.Binding;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.model.CompanionModel.ResultMethod;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ReturnModel;
import dev.lodestep.processor.model.SourceRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Map<String, CodeBlock> invocations = new LinkedHashMap<>();
        Map<String, CodeBlock> compensations = new LinkedHashMap<>();
        Map<String, CodeBlock> conditions = new LinkedHashMap<>();
        Map<String, CodeBlock> recoveries = new LinkedHashMap<>();
        for (GraphNode node : generation.graph().nodes()) {
            invocations.put(
                    node.name(),
                    statement(
                            node.model().method(),
                            node.bindings(),
                            returnsValue(node.model().returns())));
            node.compensation()
                    .ifPresent(bound -> compensations.put(
                            node.name(),
                            statement(
                                    bound.method().method(),
                                    bound.bindings(),
                                    isAsync(bound.method().source()))));
            node.companions()
                    .recoveries()
                    .forEach(bound -> recoveries.put(
                            bound.method().method(),
                            statement(
                                    bound.method().method(),
                                    bound.bindings(),
                                    returnsValue(bound.method().returns()))));
            node.onlyIf()
                    .ifPresent(bound -> conditions.put(
                            node.name(),
                            CodeBlock.of(
                                    "return $L;\n",
                                    condition(
                                            bound.method().method(),
                                            bound.bindings(),
                                            bound.method().returns()))));
        }
        addSwitches(machine, "invoke", ClassName.OBJECT, invocations);
        addSwitches(machine, "compensate", ClassName.OBJECT, compensations);
        addSwitches(machine, "recover", ClassName.OBJECT, recoveries);
        addSwitches(machine, "onlyIf", TypeName.BOOLEAN, conditions);
        generation
                .graph()
                .resultMethod()
                .ifPresent(bound -> machine.addMethod(result(bound.method(), bound.bindings())));
    }

    private void addSwitches(TypeSpec.Builder machine, String name, TypeName returns, Map<String, CodeBlock> cases) {
        List<Map.Entry<String, CodeBlock>> all = List.copyOf(cases.entrySet());
        for (int from = 0; from < all.size(); from += PER_METHOD) {
            int to = Math.min(all.size(), from + PER_METHOD);
            int index = from / PER_METHOD;
            CodeBlock otherwise = to < all.size()
                    ? CodeBlock.of("return $L$L(node, in);\n", name, index + 2)
                    : CodeBlock.of("return super.$L(node, in);\n", name);
            MethodSpec.Builder method = MethodSpec.methodBuilder(index == 0 ? name : name + (index + 1))
                    .returns(returns)
                    .addParameter(String.class, "node")
                    .addParameter(Runtime.ARGUMENTS, "in")
                    .addException(Exception.class)
                    .addCode(switchOver(all.subList(from, to), otherwise));
            if (index == 0) {
                method.addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
            } else {
                method.addModifiers(Modifier.PRIVATE);
            }
            machine.addMethod(method.build());
        }
    }

    private static CodeBlock switchOver(List<Map.Entry<String, CodeBlock>> cases, CodeBlock otherwise) {
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("switch (node)");
        cases.forEach(each ->
                code.add("case $S:\n$>", each.getKey()).add(each.getValue()).add("$<"));
        return code.add("default:\n$>")
                .add(otherwise)
                .add("$<")
                .endControlFlow()
                .build();
    }

    private CodeBlock statement(String method, List<Binding> bindings, boolean value) {
        CodeBlock call = call(method, bindings);
        return value ? CodeBlock.of("return $L;\n", call) : CodeBlock.of("$L;\nreturn null;\n", call);
    }

    private CodeBlock call(String method, List<Binding> bindings) {
        List<CodeBlock> arguments = new ArrayList<>();
        int position = 0;
        for (Binding each : bindings) {
            ParameterModel parameter = each.parameter();
            TypeName type = types.of(parameter.type());
            arguments.add(
                    switch (parameter.role()) {
                        case MANDATORY -> CodeBlock.of("in.<$T>get($L)", type, position++);
                        case OPTIONAL -> CodeBlock.of("in.<$T>get($L)", optional(type), position++);
                        case PAYLOAD -> CodeBlock.of("in.<$T>payload()", type);
                        case OPTIONAL_PAYLOAD -> CodeBlock.of("in.<$T>payload()", optional(type));
                        case STEP_CONTEXT -> CodeBlock.of("in.step()");
                        case FAILURE -> CodeBlock.of("in.failure()");
                        case GATHERED ->
                            CodeBlock.of(
                                    "in.<$T>get($L)",
                                    ParameterizedTypeName.get(ClassName.get(List.class), type),
                                    position++);
                        case EXCEPTION -> CodeBlock.of("in.<$T>error()", type);
                        case CARRY, CONNECTION ->
                            throw new IllegalStateException("no code is generated yet for " + parameter.role());
                    });
        }
        return CodeBlock.of(
                "workflow.$N($L)", method, Layout.arguments(CodeBlock.of("return workflow.$N", method), arguments));
    }

    private CodeBlock condition(String method, List<Binding> bindings, ReturnModel returns) {
        CodeBlock call = call(method, bindings);
        return returns.async() ? CodeBlock.of("$L.toCompletableFuture().get()", call) : call;
    }

    private MethodSpec result(ResultMethod method, List<Binding> bindings) {
        return MethodSpec.methodBuilder("result")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(Object.class)
                .addParameter(Runtime.ARGUMENTS, "in")
                .addException(Exception.class)
                .addStatement("return $L", condition(method.method(), bindings, method.returns()))
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
