package dev.lodestep.processor.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lodestep.MissedTicks;
import dev.lodestep.OnFailure;
import dev.lodestep.processor.codec.CodecPlan;
import dev.lodestep.processor.graph.BoundMethod;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.graph.ResultCandidate;
import dev.lodestep.processor.graph.WorkflowGraph;
import dev.lodestep.processor.model.CompanionModel.ResultMethod;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/** Writes the definition of a workflow. One of many nodes is built by several methods, so that none of them is too large for Java. */
final class DefinitionCode {
    private static final int PER_METHOD = 100;

    private final Generation generation;
    private final CodecConstants constants;
    private final NodeCode nodes;

    DefinitionCode(Generation generation, CodecConstants constants) {
        this.generation = generation;
        this.constants = constants;
        this.nodes = new NodeCode(generation, constants);
    }

    /** Adds it; tells what the file must import for it. */
    Set<StaticImport> addTo(TypeSpec.Builder machine) {
        List<GraphNode> all = generation.graph().nodes();
        Set<StaticImport> imports = new TreeSet<>();
        Code.Builder code = new Code.Builder().add("$>$>\n");
        Code end = Code.of("\n.build()$<$<");
        if (all.size() <= PER_METHOD) {
            code.add(begin());
            all.forEach(each -> code.add("\n.node($L)", nodes.of(each)));
            code.add(loops()).add(result()).add(end);
        } else {
            int methods = (all.size() + PER_METHOD - 1) / PER_METHOD;
            Code inner = Code.of("$L$<$<", begin());
            for (int i = 0; i < methods; i++) {
                Code part = part(all.subList(i * PER_METHOD, Math.min(all.size(), (i + 1) * PER_METHOD)));
                imports.addAll(part.imports());
                machine.addMethod(method(i, part));
                inner = Code.of("nodes$L($L)", i + 1, inner);
            }
            code.add(inner).add("$>$>").add(loops()).add(result()).add(end);
        }
        Code definition = code.add("$<$<").build();
        imports.addAll(definition.imports());
        machine.addField(FieldSpec.builder(
                        ParameterizedTypeName.get(
                                Runtime.DEFINITION, generation.inputOrVoid(), generation.resultOrVoid()),
                        "DEFINITION",
                        Modifier.PUBLIC,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .addJavadoc("The graph, as the runtime sees it.")
                .initializer(definition.block())
                .build());
        return imports;
    }

    private Code part(List<GraphNode> part) {
        Code.Builder code = new Code.Builder().add("return definition$>$>");
        part.forEach(each -> code.add("\n.node($L)", nodes.of(each)));
        return code.add(";\n$<$<").build();
    }

    private MethodSpec method(int index, Code part) {
        TypeName builder = ParameterizedTypeName.get(
                Runtime.DEFINITION.nestedClass("Builder"), generation.inputOrVoid(), generation.resultOrVoid());
        return MethodSpec.methodBuilder("nodes" + (index + 1))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(builder)
                .addParameter(builder, "definition")
                .addCode(part.block())
                .build();
    }

    private Code begin() {
        WorkflowModel model = generation.graph().model();
        Code.Builder code = new Code.Builder()
                .add(
                        "$T.<$T, $T>of($S, $L, $S)$>$>",
                        Runtime.DEFINITION,
                        generation.inputOrVoid(),
                        generation.resultOrVoid(),
                        model.storedName(),
                        model.version(),
                        generation.fingerprint());
        generation.stored().input().ifPresent(plan -> code.add("\n.input($L)", expression(plan)));
        if (model.onFailure() != OnFailure.COMPENSATE) {
            code.add("\n.onFailure($T.$L)", OnFailure.class, model.onFailure());
        }
        if (model.settings().onCompensationFailure() != OnFailure.COMPENSATE) {
            code.add(
                    "\n.onCompensationFailure($T.$L)",
                    OnFailure.class,
                    model.settings().onCompensationFailure());
        }
        if (model.settings().failFast()) {
            code.add("\n.failFast()");
        }
        if (model.settings().priority() != 0) {
            code.add("\n.priority($L)", model.settings().priority());
        }
        model.settings()
                .schedule()
                .ifPresent(schedule -> code.add(
                        "\n.schedule($S, $S, $T.$L)",
                        schedule.cron().value(),
                        schedule.zone().value(),
                        MissedTicks.class,
                        schedule.missed()));
        return code.build();
    }

    private Code loops() {
        LoopCode loops = new LoopCode(generation);
        return generation.graph().loops().stream()
                .map(each -> Code.of("\n.loop($L)", loops.of(each)))
                .collect(Code.joining(""));
    }

    private Code result() {
        WorkflowGraph graph = generation.graph();
        Code.Builder code = new Code.Builder();
        generation.stored().outcome().ifPresent(plan -> {
            Code codec = expression(plan);
            if (graph.resultMethod().isPresent()) {
                BoundMethod<ResultMethod> method = graph.resultMethod().get();
                List<Code> taken = new BindingCode(generation.types()).all(method.bindings());
                code.add("\n.resultMadeOf($L)", prepended(codec, taken));
            } else {
                List<Code> names = graph.resultCandidates().stream()
                        .map(ResultCandidate::node)
                        .map(each -> Code.of("$S", each))
                        .toList();
                code.add("\n.resultOf($L)", prepended(codec, names));
            }
        });
        return code.build();
    }

    private Code expression(CodecPlan plan) {
        return constants.expression(plan, generation.machine());
    }

    private static Code prepended(Code first, List<Code> rest) {
        Code.Builder code = new Code.Builder().add(first);
        rest.forEach(each -> code.add(", $L", each));
        return code.build();
    }
}
