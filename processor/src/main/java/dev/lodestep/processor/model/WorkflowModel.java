package dev.lodestep.processor.model;

import dev.lodestep.Compensation;
import dev.lodestep.OnFailure;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A workflow as its class declares it.
 *
 * @param packageName the package, empty for the unnamed one
 * @param simpleNames the class's simple name, after those of the classes it is nested in
 * @param storedName the name under which runs are stored
 * @param version the version new runs get
 * @param onFailure what happens when a node has failed for good
 * @param compensation whether every step must say how it is undone
 * @param input the input's type, where {@code @Workflow(input = …)} gives it
 * @param retry the {@code @Retry} of the class: the default of its nodes
 * @param nodes in any order
 * @param compensations in any order
 * @param conditions the {@code @OnlyIf} methods, in any order
 * @param results the {@code @Result} methods, of which there should be at most one
 * @param shapes of all types that the signatures name
 * @param source the class
 */
public record WorkflowModel(
        String packageName,
        List<String> simpleNames,
        String storedName,
        int version,
        OnFailure onFailure,
        Compensation compensation,
        Optional<Sourced<TypeRef>> input,
        Optional<RetryModel> retry,
        List<NodeModel> nodes,
        List<CompanionModel.CompensationMethod> compensations,
        List<CompanionModel.OnlyIfMethod> conditions,
        List<CompanionModel.ResultMethod> results,
        TypeShapes shapes,
        SourceRef source) {
    public WorkflowModel {
        simpleNames = List.copyOf(simpleNames);
        nodes = List.copyOf(nodes);
        compensations = List.copyOf(compensations);
        conditions = List.copyOf(conditions);
        results = List.copyOf(results);
    }

    /** The same workflow with its methods by name, so that nothing can depend on the order in which they are declared. */
    public WorkflowModel sorted() {
        return new WorkflowModel(
                packageName,
                simpleNames,
                storedName,
                version,
                onFailure,
                compensation,
                input,
                retry,
                nodes.stream()
                        .sorted(Comparator.comparing(NodeModel::name).thenComparing(NodeModel::method))
                        .toList(),
                byMethod(compensations),
                byMethod(conditions),
                byMethod(results),
                shapes,
                source);
    }

    private static <M extends CompanionModel> List<M> byMethod(List<M> methods) {
        return methods.stream()
                .sorted(Comparator.comparing(CompanionModel::method))
                .toList();
    }

    /** The class's canonical name. */
    public String qualifiedName() {
        String nested = String.join(".", simpleNames);
        return packageName.isEmpty() ? nested : packageName + "." + nested;
    }

    /** The class's own simple name. */
    public String simpleName() {
        return simpleNames.get(simpleNames.size() - 1);
    }

    /** The policy of a node: its own, or else that of the class; empty for the defaults of the language. */
    public Optional<RetryModel> retryOf(NodeModel node) {
        return node.retry().or(this::retry);
    }

    /** The policy of a compensation: its own, or else that of the class; empty for the defaults of the language. */
    public Optional<RetryModel> retryOf(CompanionModel.CompensationMethod compensation) {
        return compensation.retry().or(this::retry);
    }
}
