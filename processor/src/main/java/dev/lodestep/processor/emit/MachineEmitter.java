package dev.lodestep.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.lodestep.processor.codec.CodecPlan;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.model.ChildModel;
import dev.lodestep.processor.model.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** Writes the state machine: the definition, the direct calls, and the plain runner's facade. */
final class MachineEmitter {
    /** A graph with more nodes than this is shown in its document only. */
    private static final int SHOWN = 60;

    private final Generation generation;
    private final CodecConstants constants;

    MachineEmitter(Generation generation, CodecConstants constants) {
        this.generation = generation;
        this.constants = constants;
    }

    GeneratedType emit() {
        ClassName machine = generation.machine();
        ClassName workflow = generation.workflow();
        TypeSpec.Builder type = TypeSpec.classBuilder(machine)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(
                        Runtime.WORKFLOW_MACHINE, generation.inputOrVoid(), generation.resultOrVoid()))
                .addJavadoc(javadoc());
        Set<StaticImport> imports = new DefinitionCode(generation, constants).addTo(type);
        type.addField(workflow, "workflow", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(constructor())
                .addMethod(of())
                .addMethod(run())
                .addMethod(MethodSpec.methodBuilder("resume")
                        .addJavadoc(
                                // not imported: a compiler that does not read comments would call the import unused
                                "Goes on from a snapshot; {@link $L} if it is not one of this workflow and version.",
                                Runtime.SNAPSHOT_MISMATCH.canonicalName())
                        .addModifiers(Modifier.PUBLIC)
                        .returns(machine.nestedClass("Resume"))
                        .addParameter(Runtime.SNAPSHOT, "snapshot")
                        .addStatement("return new Resume(this, snapshot)")
                        .build());
        new CallCode(generation).addTo(type);
        type.addType(resume());
        new OperatorEmitter(generation).addToMachine(type);
        type.addType(new CodecEmitter(generation, constants).emit());
        if (generation.library().hasCatalog()) {
            type.addType(entry());
        }
        return new GeneratedType(type, imports);
    }

    /** The engine runs children as runs of their own; the plain runner runs them inside, with their machines. */
    private MethodSpec constructor() {
        boolean children = !generation.children().isEmpty();
        MethodSpec.Builder constructor =
                MethodSpec.constructorBuilder().addParameter(generation.workflow(), "workflow");
        if (children) {
            TypeName any = WildcardTypeName.subtypeOf(Object.class);
            TypeName machine = ParameterizedTypeName.get(Runtime.WORKFLOW_MACHINE, any, any);
            constructor.addParameter(ArrayTypeName.of(machine), "children").varargs();
        } else {
            constructor.addModifiers(Modifier.PRIVATE);
        }
        return constructor
                .addStatement(children ? "super(DEFINITION, children)" : "super(DEFINITION)")
                .addStatement("this.workflow = workflow")
                .build();
    }

    private MethodSpec of() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("of")
                .addJavadoc("The machine of a workflow object, which holds the services")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(generation.machine())
                .addParameter(generation.workflow(), "workflow");
        List<CodeBlock> arguments = new ArrayList<>(List.of(CodeBlock.of("workflow")));
        Identifiers names = new Identifiers(Set.of("workflow"));
        for (ClassName child : generation.children()) {
            String name = names.method(variable(child));
            method.addParameter(child, name);
            arguments.add(CodeBlock.of("$N", name));
        }
        return method.addJavadoc(arguments.size() > 1 ? ", with those of the workflows that it starts." : ".")
                .addStatement("return new $T($L)", generation.machine(), CodeBlock.join(arguments, ", "))
                .build();
    }

    /** {@code Outer_OrderMachine} gives {@code order}. */
    private static String variable(ClassName machine) {
        String nested = machine.simpleName();
        String workflow = nested.substring(nested.lastIndexOf('_') + 1, nested.length() - "Machine".length());
        return workflow.isEmpty() ? "child" : workflow.substring(0, 1).toLowerCase(Locale.ROOT) + workflow.substring(1);
    }

    private CodeBlock javadoc() {
        CodeBlock.Builder text = CodeBlock.builder()
                .add(
                        "The state machine of {@link $T}, version $L.",
                        generation.workflow(),
                        generation.graph().model().version());
        if (generation.graph().nodes().size() <= SHOWN) {
            text.add("\n\n<pre>{@code\n$L}</pre>", Mermaid.inJavadoc(generation.graph()));
        } else {
            text.add("\n\n<p>Its graph is in {@code $L}.", GraphFiles.path(generation, "mmd"));
        }
        return text.build();
    }

    private MethodSpec run() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("run")
                .addJavadoc("Runs the workflow on this thread until it ends or has to wait.")
                .addModifiers(Modifier.PUBLIC)
                .returns(outcome());
        generation
                .input()
                .ifPresentOrElse(
                        input -> method.addParameter(input, "input").addStatement("return runWith(input)"),
                        () -> method.addStatement("return runWith(null)"));
        return method.build();
    }

    private TypeName outcome() {
        return ParameterizedTypeName.get(Runtime.OUTCOME, generation.resultOrVoid());
    }

    private TypeSpec resume() {
        ClassName machine = generation.machine();
        TypeSpec.Builder type = TypeSpec.classBuilder("Resume")
                .addJavadoc("What a snapshot can go on with.")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(
                        Runtime.WORKFLOW_MACHINE.nestedClass("Resume"), generation.resultOrVoid()))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(machine, "machine")
                        .addParameter(Runtime.SNAPSHOT, "snapshot")
                        .addStatement("super(machine, snapshot)")
                        .build());
        Identifiers names = new Identifiers(generation.library().machineResumeMembers());
        for (GraphNode node : generation.graph().nodes()) {
            Optional<NodeKind.Wait> wait = node.model().kind().asWait();
            if (wait.isPresent()) {
                String signal = wait.get().signal().value();
                CodecPlan payload =
                        Objects.requireNonNull(generation.stored().payloads().get(node.name()));
                type.addMethod(MethodSpec.methodBuilder(names.method(signal))
                        .addJavadoc("Answers {@code $L}.", Layout.inComment(node.name()))
                        .addModifiers(Modifier.PUBLIC)
                        .returns(outcome())
                        .addParameter(generation.types().of(payload.type()), "payload")
                        .addStatement("return signal($S, payload)", signal)
                        .build());
            }
            if (node.model().kind() instanceof NodeKind.Child child) {
                type.addMethod(inside(node, names.method(node.name()), child.child()));
            }
        }
        new OperatorEmitter(generation).addToResume(type, outcome());
        return type.build();
    }

    /** A call of the child's own machine, by which the child goes on and then the parent. */
    private MethodSpec inside(GraphNode node, String name, ChildModel child) {
        ClassName machine = generation.machineOf(child);
        TypeName anyOutcome = ParameterizedTypeName.get(Runtime.OUTCOME, WildcardTypeName.subtypeOf(Object.class));
        TypeName call = ParameterizedTypeName.get(
                ClassName.get(Function.class),
                WildcardTypeName.supertypeOf(machine.nestedClass("Resume")),
                WildcardTypeName.subtypeOf(anyOutcome));
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(outcome());
        if (child.list()) {
            method.addJavadoc(
                            "Goes on with one of the children of {@code $L}, counted from 0, by a call of its machine.",
                            Layout.inComment(node.name()))
                    .addParameter(int.class, "element");
        } else {
            method.addJavadoc(
                    "Goes on with the child of {@code $L}, by a call of its machine.", Layout.inComment(node.name()));
        }
        return method.addParameter(call, "call")
                .addStatement(
                        "return child($S, $L$T.class, (machine, snapshot) -> call.apply(machine.resume(snapshot)))",
                        node.name(),
                        child.list() ? "element, " : "",
                        machine)
                .build();
    }

    /** What a service file can name, so that tools find the workflow without knowing its name. */
    private TypeSpec entry() {
        TypeName any = WildcardTypeName.subtypeOf(Object.class);
        return TypeSpec.classBuilder("Entry")
                .addJavadoc("Lets tools find the workflow.")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(Runtime.CATALOG_ENTRY)
                .addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc("For service loaders.")
                        .addModifiers(Modifier.PUBLIC)
                        .build())
                .addMethod(MethodSpec.methodBuilder("workflow")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(ParameterizedTypeName.get(ClassName.get(Class.class), any))
                        .addStatement("return $T.class", generation.workflow())
                        .build())
                .addMethod(MethodSpec.methodBuilder("definition")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(ParameterizedTypeName.get(Runtime.DEFINITION, any, any))
                        .addStatement("return DEFINITION")
                        .build())
                .build();
    }
}
