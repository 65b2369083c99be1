package dev.lodestep.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lodestep.processor.codec.CodecPlan;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the types of what a run waits for: a record for each wait, with what the wait was given. */
final class WaitingEmitter {
    /** What no component of a record may be called, or what every one of them has. */
    private static final Set<String> TAKEN = Set.of(
            "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait", "due", "element");

    private final Generation generation;
    private final List<Type> types = new ArrayList<>();

    /** A wait and the record of it. */
    private record Type(GraphNode node, ClassName name) {}

    WaitingEmitter(Generation generation) {
        this.generation = generation;
        Identifiers names = new Identifiers(Set.of());
        for (GraphNode node : generation.graph().nodes()) {
            if (node.model().kind().asWait().isPresent()) {
                String name = names.method(node.name());
                String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
                types.add(new Type(node, generation.client().nestedClass("For" + capital)));
            }
        }
    }

    /** Whether there is any wait. */
    boolean isNeeded() {
        return !types.isEmpty();
    }

    /** Adds the types, and the method that gives those of a run, to the client. */
    void addToClient(TypeSpec.Builder client) {
        client.addMethod(MethodSpec.methodBuilder("waiting")
                .addJavadoc(
                        "What a run waits for, each wait with what it was given; {@link $T} if there is no such run.",
                        Runtime.UNKNOWN_RUN)
                .addModifiers(Modifier.PUBLIC)
                .returns(list())
                .addParameter(String.class, "id")
                .addStatement("return new $T(stateOf(id)).waiting()", generation.state())
                .build());
        client.addType(TypeSpec.interfaceBuilder("Waiting")
                .addJavadoc("A wait that is open.")
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addSuperinterface(Runtime.WORKFLOW_CLIENT.nestedClass("Waiting"))
                .addPermittedSubclasses(types.stream().map(Type::name).toList())
                .build());
        types.forEach(each -> client.addType(record(each)));
    }

    /** Adds the method that gives the open waits to the state. */
    void addToState(TypeSpec.Builder state) {
        Code.Builder code = new Code.Builder().add("return waits(wait -> switch (wait.node()) {\n$>");
        for (Type each : types) {
            code.add("case $S -> new $T($L);\n", each.node().name(), each.name(), arguments(each));
        }
        state.addMethod(MethodSpec.methodBuilder("waiting")
                .addJavadoc("What the run waits for, each wait with what it was given.")
                .addModifiers(Modifier.PUBLIC)
                .returns(list())
                .addCode(code.add("default -> throw wait.unknown();\n$<});\n")
                        .build()
                        .block())
                .build());
    }

    private TypeName list() {
        return ParameterizedTypeName.get(
                ClassName.get(List.class), generation.client().nestedClass("Waiting"));
    }

    private TypeSpec record(Type type) {
        Identifiers names = new Identifiers(TAKEN);
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        for (ParameterModel parameter : type.node().model().dataParameters()) {
            components.addParameter(ParameterSpec.builder(of(parameter), names.method(parameter.name()))
                    .build());
        }
        carry(type).ifPresent(carry -> components.addParameter(carry, names.method("asked")));
        components.addParameter(ParameterizedTypeName.get(Optional.class, Instant.class), "due");
        components.addParameter(OptionalInt.class, "element");
        return TypeSpec.recordBuilder(type.name().simpleName())
                .addJavadoc("{@code $L} waits.", Layout.inComment(type.node().name()))
                .addModifiers(Modifier.PUBLIC)
                .recordConstructor(components.build())
                .addSuperinterface(generation.client().nestedClass("Waiting"))
                .build();
    }

    private Code arguments(Type type) {
        List<Code> arguments = new ArrayList<>();
        int position = 0;
        for (ParameterModel parameter : type.node().model().dataParameters()) {
            arguments.add(Code.of("wait.<$T>get($L)", of(parameter), position++));
        }
        carry(type).ifPresent(carry -> arguments.add(Code.of("wait.<$T>asked()", carry)));
        arguments.add(Code.of("wait.due()"));
        arguments.add(Code.of("wait.element()"));
        return Layout.arguments(Code.of("case $S -> new $T", type.node().name(), type.name()), arguments);
    }

    private Optional<TypeName> carry(Type type) {
        CodecPlan plan = generation.stored().carries().get(type.node().name());
        return Optional.ofNullable(plan).map(CodecPlan::type).map(generation.types()::of);
    }

    private TypeName of(ParameterModel parameter) {
        TypeName taken = generation.types().of(parameter.taken());
        return parameter.role() == ParameterRole.OPTIONAL
                ? ParameterizedTypeName.get(ClassName.get(Optional.class), taken)
                : taken;
    }
}
