package dev.lodestep.processor.model;

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
 * @param settings what it says about all runs
 * @param input the input's type, where {@code @Workflow(input = …)} gives it
 * @param retry the {@code @Retry} of the class: the default of its nodes
 * @param nodes in any order
 * @param methods the methods that are not nodes
 * @param shapes of all types that the signatures name
 * @param source the class
 */
public record WorkflowModel(
        String packageName,
        List<String> simpleNames,
        String storedName,
        int version,
        WorkflowSettings settings,
        Optional<Sourced<TypeRef>> input,
        Optional<RetryModel> retry,
        List<NodeModel> nodes,
        WorkflowMethods methods,
        TypeShapes shapes,
        SourceRef source) {
    public WorkflowModel {
        simpleNames = List.copyOf(simpleNames);
        nodes = List.copyOf(nodes);
    }

    /** The same workflow with its methods by name, so that nothing can depend on the order in which they are declared. */
    public WorkflowModel sorted() {
        return new WorkflowModel(
                packageName,
                simpleNames,
                storedName,
                version,
                settings,
                input,
                retry,
                nodes.stream()
                        .sorted(Comparator.comparing(NodeModel::name).thenComparing(NodeModel::method))
                        .toList(),
                methods.sorted(),
                shapes,
                source);
    }

    /** What happens when a node has failed for good. */
    public OnFailure onFailure() {
        return settings.onFailure();
    }

    /** The {@code @Compensate} methods. */
    public List<CompanionModel.CompensationMethod> compensations() {
        return methods.compensations();
    }

    /** The {@code @OnlyIf} methods. */
    public List<CompanionModel.OnlyIfMethod> conditions() {
        return methods.conditions();
    }

    /** The {@code @Result} methods. */
    public List<CompanionModel.ResultMethod> results() {
        return methods.results();
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
