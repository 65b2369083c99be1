package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.CompanionModel;
import java.util.List;
import java.util.Optional;

/**
 * The methods that belong to a node, bound.
 *
 * @param onlyIf the predicate that guards it
 * @param compensation the method that undoes it
 * @param recoveries the methods that stand in for it when it has failed, by name; the one whose exception fits best is meant
 * @param until the predicate that ends the loop which it closes
 * @param due the method that computes its deadline
 * @param dueKeptIn the headers of the loops around it over whose rounds the deadline is kept, since nothing in them bears on it
 * @param check the method that looks at its payload
 */
public record Companions(
        Optional<BoundMethod<CompanionModel.OnlyIfMethod>> onlyIf,
        Optional<BoundMethod<CompanionModel.CompensationMethod>> compensation,
        List<BoundMethod<CompanionModel.RecoverMethod>> recoveries,
        Optional<BoundMethod<CompanionModel.UntilMethod>> until,
        Optional<BoundMethod<CompanionModel.DueMethod>> due,
        List<String> dueKeptIn,
        Optional<BoundMethod<CompanionModel.CheckMethod>> check) {
    public Companions {
        recoveries = List.copyOf(recoveries);
        dueKeptIn = List.copyOf(dueKeptIn);
    }

    static Companions of(Inference inference, Bindings bindings, int node) {
        Skeleton skeleton = inference.skeleton();
        Guards guards = inference.guards();
        Optional<BoundMethod<CompanionModel.DueMethod>> due =
                skeleton.due(node).map(each -> bindings.before(node, each, guards.began(node)));
        return new Companions(
                skeleton.onlyIf(node).map(each -> bindings.before(node, each, guards.reached(node))),
                skeleton.compensation(node).map(each -> bindings.compensation(node, each)),
                skeleton.recoveries(node).stream()
                        .map(each -> bindings.before(node, each, guards.began(node)))
                        .toList(),
                skeleton.until(node).map(each -> bindings.behind(node, each)),
                due,
                due.map(each -> keptIn(inference, node, each)).orElse(List.of()),
                skeleton.check(node).map(each -> bindings.before(node, each, guards.began(node))));
    }

    private static List<String> keptIn(Inference inference, int node, BoundMethod<CompanionModel.DueMethod> due) {
        Nodes nodes = inference.skeleton().nodes();
        return inference.loops().around(node).stream()
                .filter(loop -> due.bindings().stream()
                        .flatMap(each -> each.producers().stream())
                        .noneMatch(name -> loop.contains(nodes.find(name).orElseThrow())))
                .map(loop -> nodes.name(loop.header()))
                .toList();
    }
}
