package dev.lodestep.processor.model;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The methods of a workflow that are not nodes, each kind in any order.
 *
 * @param compensations the {@code @Compensate} methods
 * @param conditions the {@code @OnlyIf} methods
 * @param recoveries the {@code @Recover} methods
 * @param untils the {@code @Until} methods
 * @param dues the {@code @Due} methods
 * @param checks the {@code @Check} methods
 * @param results the {@code @Result} methods, of which there should be at most one
 */
public record WorkflowMethods(
        List<CompanionModel.CompensationMethod> compensations,
        List<CompanionModel.OnlyIfMethod> conditions,
        List<CompanionModel.RecoverMethod> recoveries,
        List<CompanionModel.UntilMethod> untils,
        List<CompanionModel.DueMethod> dues,
        List<CompanionModel.CheckMethod> checks,
        List<CompanionModel.ResultMethod> results) {
    public WorkflowMethods {
        compensations = List.copyOf(compensations);
        conditions = List.copyOf(conditions);
        recoveries = List.copyOf(recoveries);
        untils = List.copyOf(untils);
        dues = List.copyOf(dues);
        checks = List.copyOf(checks);
        results = List.copyOf(results);
    }

    /** The same methods, each kind sorted by name. */
    public WorkflowMethods sorted() {
        return new WorkflowMethods(
                byMethod(compensations),
                byMethod(conditions),
                byMethod(recoveries),
                byMethod(untils),
                byMethod(dues),
                byMethod(checks),
                byMethod(results));
    }

    private static <M extends CompanionModel> List<M> byMethod(List<M> methods) {
        return methods.stream()
                .sorted(Comparator.comparing(CompanionModel::signature))
                .toList();
    }

    /** All that belong to a node, kind by kind. */
    public Stream<CompanionModel.OfNode> ofNodes() {
        return Stream.of(compensations, conditions, recoveries, untils, dues, checks)
                .flatMap(List::stream);
    }
}
