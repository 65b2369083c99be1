package dev.lodestep.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.lodestep.processor.codec.CodecPlan;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.graph.Takers;
import dev.lodestep.processor.model.NodeKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes what operators may decide about nodes by hand: a method for each result that can be given, and for each node that can be skipped. */
final class OperatorEmitter {
    /** What no method may be called that takes what one of these takes. */
    private static final Set<String> TAKEN = Set.of(
            "clone",
            "equals",
            "finalize",
            "getClass",
            "hashCode",
            "notify",
            "notifyAll",
            "skipped",
            "supplied",
            "toString",
            "wait");

    private static final TypeVariableName ANSWER = TypeVariableName.get("R");

    private final Generation generation;
    private final List<GraphNode> skippable;

    OperatorEmitter(Generation generation) {
        this.generation = generation;
        this.skippable = generation.graph().nodes().stream()
                .filter(node -> Takers.acceptAbsence(generation.graph(), node))
                .toList();
    }

    /** Adds the methods for a run of an engine to the client. */
    void addToClient(TypeSpec.Builder client) {
        client.addMethod(onEngine("supply", "Supply", "Gives a node's result by hand."));
        if (!skippable.isEmpty()) {
            client.addMethod(onEngine("skip", "Skip", "Skips a node whose result nobody needs."));
        }
    }

    /** Adds the classes to the machine, which needs no other generated class for them. */
    void addToMachine(TypeSpec.Builder machine) {
        machine.addType(type(
                "Supply",
                "The results that can be given by hand.",
                generation.graph().nodes(),
                true));
        if (!skippable.isEmpty()) {
            machine.addType(type("Skip", "The nodes that can be skipped by hand.", skippable, false));
        }
    }

    /** Adds the methods for a snapshot to the machine's resumption. */
    void addToResume(TypeSpec.Builder resume, TypeName outcome) {
        resume.addMethod(onSnapshot("supply", "Supply", "Gives a node's result by hand.", outcome));
        if (!skippable.isEmpty()) {
            resume.addMethod(onSnapshot("skip", "Skip", "Skips a node whose result nobody needs.", outcome));
        }
    }

    private MethodSpec onEngine(String name, String type, String javadoc) {
        TypeName of = ParameterizedTypeName.get(generation.machine().nestedClass(type), ClassName.get(Boolean.class));
        return MethodSpec.methodBuilder(name)
                .addJavadoc(javadoc)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(Runtime.WORKFLOW_CLIENT.nestedClass("Why"), of))
                .addParameter(String.class, "id")
                .addStatement("return byHand(id, $T::new)", generation.machine().nestedClass(type))
                .build();
    }

    private MethodSpec onSnapshot(String name, String type, String javadoc, TypeName outcome) {
        ClassName raw = generation.machine().nestedClass(type);
        return MethodSpec.methodBuilder(name)
                .addJavadoc(javadoc)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(raw, outcome))
                .addStatement("return new $T<>(byHand())", raw)
                .build();
    }

    private TypeSpec type(String name, String javadoc, List<GraphNode> nodes, boolean results) {
        TypeName decision = ParameterizedTypeName.get(Runtime.INTERVENTION.nestedClass("Decision"), ANSWER);
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addJavadoc(javadoc)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addTypeVariable(ANSWER)
                .superclass(ParameterizedTypeName.get(Runtime.INTERVENTION, ANSWER))
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(decision, "decision")
                        .addStatement("super(decision)")
                        .build());
        Identifiers names = new Identifiers(TAKEN);
        for (GraphNode node : nodes) {
            String method = names.method(node.name());
            boolean many = node.model().givesMany();
            if (results) {
                type.addMethod(result(node, method, many));
            } else {
                type.addMethod(method(method, false)
                        .addStatement("return skipped($S)", node.name())
                        .build());
                if (many && generation.stored().ofOne(node.name()) == null && !isChild(node)) {
                    type.addMethod(method(method, true)
                            .addStatement("return skipped($S, element)", node.name())
                            .build());
                }
            }
        }
        return type.build();
    }

    private static boolean isChild(GraphNode node) {
        return node.model().kind() instanceof NodeKind.Child;
    }

    private MethodSpec result(GraphNode node, String name, boolean many) {
        MethodSpec.Builder method = method(name, many);
        Optional<TypeName> type = resultOfOne(node);
        type.ifPresent(each -> method.addParameter(each, "result"));
        return method.addStatement(
                        many ? "return supplied($S, element, $L)" : "return supplied($S, $L)",
                        node.name(),
                        type.isPresent() ? "result" : "null")
                .build();
    }

    private static MethodSpec.Builder method(String name, boolean element) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(ANSWER);
        return element ? method.addParameter(int.class, "element") : method;
    }

    /** What one attempt gives, an {@code Optional} where it may give nothing. */
    private Optional<TypeName> resultOfOne(GraphNode node) {
        CodecPlan plan = generation.stored().ofOne(node.name());
        if (plan == null) {
            return Optional.empty();
        }
        TypeName type = generation.types().of(plan.type());
        boolean wrap = node.model().mayBeAbsent();
        return Optional.of(wrap ? ParameterizedTypeName.get(ClassName.get(Optional.class), type) : type);
    }
}
