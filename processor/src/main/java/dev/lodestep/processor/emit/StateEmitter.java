package dev.lodestep.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lodestep.processor.codec.CodecPlan;
import dev.lodestep.processor.graph.GraphNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the typed view of where a run stands: one accessor for each node's result. */
final class StateEmitter {
    private final Generation generation;

    StateEmitter(Generation generation) {
        this.generation = generation;
    }

    GeneratedType emit() {
        ClassName state = generation.state();
        TypeSpec.Builder type = TypeSpec.classBuilder(state)
                .addJavadoc(
                        "Where a run of {@link $T} stands: what it was started with, and each node's result; an immutable view.",
                        generation.workflow())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(Runtime.WORKFLOW_STATE)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(Runtime.RUN_STATE, "state")
                        .addStatement("super(state)")
                        .build())
                .addMethod(MethodSpec.methodBuilder("of")
                        .addJavadoc("The state in a snapshot of the plain runner.")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .returns(state)
                        .addParameter(Runtime.SNAPSHOT, "snapshot")
                        .addStatement("return new $T(snapshot.decode($T.DEFINITION))", state, generation.machine())
                        .build());
        Set<String> taken = new HashSet<>(generation.library().stateMembers());
        generation.input().ifPresent(input -> {
            taken.add("input");
            type.addMethod(MethodSpec.methodBuilder("input")
                    .addJavadoc("What the run was started with.")
                    .addModifiers(Modifier.PUBLIC)
                    .returns(input)
                    .addStatement("return inputValue()")
                    .build());
        });
        WaitingEmitter waiting = new WaitingEmitter(generation);
        if (waiting.isNeeded()) {
            taken.add("waiting");
            waiting.addToState(type);
        }
        Identifiers names = new Identifiers(taken);
        generation.graph().nodes().forEach(node -> accessor(node, names, type));
        return new GeneratedType(type, Set.of());
    }

    private void accessor(GraphNode node, Identifiers names, TypeSpec.Builder type) {
        CodecPlan plan = generation.stored().results().get(node.name());
        if (plan == null) {
            return;
        }
        type.addMethod(MethodSpec.methodBuilder(names.method(node.model().method()))
                .addJavadoc(
                        "The result of {@code $L}, if it has completed$L.",
                        Layout.inComment(node.name()),
                        node.model().mayBeAbsent() ? " with one" : "")
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(
                        ClassName.get(Optional.class), generation.types().of(plan.type())))
                .addStatement("return resultOf($S)", node.name())
                .build());
    }
}
