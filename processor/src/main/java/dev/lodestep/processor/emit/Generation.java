package dev.lodestep.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.lodestep.processor.codec.CodecPlan;
import dev.lodestep.processor.codec.StoredTypes;
import dev.lodestep.processor.graph.WorkflowGraph;
import dev.lodestep.processor.model.ChildModel;
import dev.lodestep.processor.model.CompanionModel.RecoverMethod;
import dev.lodestep.processor.model.NodeKind;
import dev.lodestep.processor.model.SourceRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that the generated files of one workflow are made of.
 *
 * @param graph the workflow
 * @param stored how its values are stored
 * @param fingerprint of what is stored
 * @param types how generated code names its types
 * @param asynchronous the methods, other than nodes, that return a {@code CompletionStage}
 * @param suppressed the warnings that naming the user's own code causes
 * @param library what the runtime on the class path, and the package, already use
 */
public record Generation(
        WorkflowGraph graph,
        StoredTypes stored,
        String fingerprint,
        JavaTypes types,
        Set<SourceRef> asynchronous,
        Set<String> suppressed,
        Surroundings library) {
    /** The workflow's own class. */
    ClassName workflow() {
        List<String> names = graph.model().simpleNames();
        return ClassName.get(
                graph.model().packageName(),
                names.get(0),
                names.subList(1, names.size()).toArray(String[]::new));
    }

    ClassName machine() {
        return generated("Machine");
    }

    ClassName state() {
        return generated("State");
    }

    /** The class in the machine that says how values are stored: a file of its own would cost each compilation more than it tells. */
    ClassName codecs() {
        return machine().nestedClass("Stored");
    }

    ClassName client() {
        return generated("Client");
    }

    /** The machine of a workflow that this one starts. */
    ClassName machineOf(ChildModel child) {
        return generated(types.raw(child.workflow().value()), "Machine");
    }

    /** The machines of the other workflows that this one starts, each once, in the order of the nodes. */
    List<ClassName> children() {
        return graph.nodes().stream()
                .flatMap(each -> each.model().kind() instanceof NodeKind.Child kind
                        ? Stream.of(machineOf(kind.child()))
                        : Stream.empty())
                .filter(each -> !each.equals(machine()))
                .distinct()
                .toList();
    }

    /** By what a recovery is called: its method's name, with the types that it takes where several share the name. */
    String nameOf(RecoverMethod recovery) {
        boolean shared = graph.model().methods().recoveries().stream()
                        .filter(each -> each.method().equals(recovery.method()))
                        .count()
                > 1;
        return shared ? recovery.signature() : recovery.method();
    }

    private ClassName generated(String suffix) {
        return generated(workflow(), suffix);
    }

    /** {@code Outer.Order} gives {@code Outer_OrderMachine}. */
    private static ClassName generated(ClassName workflow, String suffix) {
        return ClassName.get(workflow.packageName(), String.join("_", workflow.simpleNames()) + suffix);
    }

    Optional<TypeName> input() {
        return stored.input().map(CodecPlan::type).map(types::of);
    }

    TypeName inputOrVoid() {
        return input().orElse(ClassName.get(Void.class));
    }

    TypeName resultOrVoid() {
        return stored.outcome().map(CodecPlan::type).map(types::of).orElse(ClassName.get(Void.class));
    }
}
