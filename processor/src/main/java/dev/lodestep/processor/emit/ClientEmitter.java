package dev.lodestep.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lodestep.processor.codec.CodecPlan;
import dev.lodestep.processor.graph.GraphNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the typed client of the engine: start, signals, state, and the nodes as an enum. */
final class ClientEmitter {
    private final Generation generation;
    private final CodecConstants constants;

    ClientEmitter(Generation generation, CodecConstants constants) {
        this.generation = generation;
        this.constants = constants;
    }

    GeneratedType emit() {
        ClassName client = generation.client();
        ClassName workflow = generation.workflow();
        TypeSpec.Builder type = TypeSpec.classBuilder(client)
                .addJavadoc("Starts runs of {@link $T}, sends them signals and looks at them.", workflow)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(
                        Runtime.WORKFLOW_CLIENT, generation.inputOrVoid(), generation.resultOrVoid()))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(Runtime.ENGINE, "engine")
                        .addStatement("super(engine, $T.DEFINITION)", generation.machine())
                        .build())
                .addMethod(MethodSpec.methodBuilder("register")
                        .addJavadoc("Lets the engine execute this workflow, and gives the client.")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .returns(client)
                        .addParameter(Runtime.ENGINE, "engine")
                        .addParameter(workflow, "workflow")
                        .addStatement("engine.register($L)", machine())
                        .addStatement("return new $T(engine)", client)
                        .build())
                .addMethod(MethodSpec.methodBuilder("connect")
                        .addJavadoc("A client in a process that does not execute this workflow.")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .returns(client)
                        .addParameter(Runtime.ENGINE, "engine")
                        .addStatement("return new $T(engine)", client)
                        .build())
                .addMethod(start())
                .addMethod(startWithOptions());
        if (!waits().isEmpty()) {
            type.addMethod(MethodSpec.methodBuilder("resume")
                    .addJavadoc("Sends a signal to a run.")
                    .addModifiers(Modifier.PUBLIC)
                    .returns(client.nestedClass("Resume"))
                    .addParameter(String.class, "id")
                    .addStatement("return new Resume(this, id)")
                    .build());
            type.addMethod(startOrResume());
            type.addType(resume());
        }
        WaitingEmitter waiting = new WaitingEmitter(generation);
        if (waiting.isNeeded()) {
            waiting.addToClient(type);
        }
        new OperatorEmitter(generation).addToClient(type);
        return new GeneratedType(type.addMethod(state()).addType(nodes()), Set.of());
    }

    /** Of a workflow that starts others the machine without theirs: the engine runs each where it is registered. */
    private CodeBlock machine() {
        return generation.children().isEmpty()
                ? CodeBlock.of("$T.of(workflow)", generation.machine())
                : CodeBlock.of("new $T(workflow)", generation.machine());
    }

    private MethodSpec start() {
        String same = generation.input().isPresent() ? "the same id and input mean" : "the same id means";
        return start("Starts a run; the id is its idempotency key: " + same + " the same run.", "")
                .build();
    }

    private MethodSpec startWithOptions() {
        return start("The same with attributes, a priority, or a time before which it does not begin.", ", options")
                .addParameter(Runtime.START_OPTIONS, "options")
                .build();
    }

    private MethodSpec.Builder start(String javadoc, String options) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("start")
                .addJavadoc(javadoc)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(Runtime.RUN, generation.resultOrVoid()))
                .addParameter(String.class, "id");
        generation.input().ifPresent(input -> method.addParameter(input, "input"));
        return method.addStatement(
                "return startWith(id, $L$L)", generation.input().isPresent() ? "input" : "null", options);
    }

    private MethodSpec startOrResume() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("startOrResume")
                .addJavadoc(
                        "Starts a run together with its first signal, or sends the signal to the run that is there.")
                .addModifiers(Modifier.PUBLIC)
                .returns(generation.client().nestedClass("Resume"))
                .addParameter(String.class, "id");
        generation.input().ifPresent(input -> method.addParameter(input, "input"));
        return method.addStatement(
                        "return starting(new Resume(this, id), $L)",
                        generation.input().isPresent() ? "input" : "null")
                .build();
    }

    private MethodSpec state() {
        return MethodSpec.methodBuilder("state")
                .addJavadoc("Where a run stands; empty if there is none of this id.")
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), generation.state()))
                .addParameter(String.class, "id")
                .addStatement("return readState(id).map($T::new)", generation.state())
                .build();
    }

    private TypeSpec nodes() {
        TypeSpec.Builder type = TypeSpec.enumBuilder("Node")
                .addJavadoc("The nodes.")
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(Runtime.NODE_NAME)
                .addField(String.class, "storedName", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "storedName")
                        .addStatement("this.storedName = storedName")
                        .build())
                .addMethod(MethodSpec.methodBuilder("storedName")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(String.class)
                        .addStatement("return storedName")
                        .build());
        Identifiers names = new Identifiers(Set.of("storedName"));
        for (GraphNode node : generation.graph().nodes()) {
            type.addEnumConstant(
                    names.constant(node.name()),
                    TypeSpec.anonymousClassBuilder("$S", node.name()).build());
        }
        return type.build();
    }

    private TypeSpec resume() {
        TypeName self = generation.client().nestedClass("Resume");
        TypeSpec.Builder type = TypeSpec.classBuilder("Resume")
                .addJavadoc("The signals that the workflow waits for.")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(Runtime.WORKFLOW_CLIENT.nestedClass("Resume"), self))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(generation.client(), "client")
                        .addParameter(String.class, "id")
                        .addStatement("super(client, id)")
                        .build());
        Identifiers names = new Identifiers(generation.library().clientResumeMembers());
        for (GraphNode node : waits()) {
            String signal = node.model().kind().asWait().orElseThrow().signal().value();
            CodecPlan payload =
                    Objects.requireNonNull(generation.stored().payloads().get(node.name()));
            type.addMethod(MethodSpec.methodBuilder(names.method(signal))
                    .addJavadoc("Answers {@code $L}.", Layout.inComment(node.name()))
                    .addModifiers(Modifier.PUBLIC)
                    .returns(Runtime.SIGNAL_RESULT)
                    .addParameter(generation.types().of(payload.type()), "payload")
                    .addStatement(
                            "return signal($S, $L, payload)",
                            signal,
                            constants.expression(payload, generation.client()).block())
                    .build());
        }
        return type.build();
    }

    private List<GraphNode> waits() {
        return generation.graph().nodes().stream()
                .filter(each -> each.model().kind().asWait().isPresent())
                .toList();
    }
}
