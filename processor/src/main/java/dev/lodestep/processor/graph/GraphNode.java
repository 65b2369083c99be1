package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.Case;
import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.NodeModel;
import java.util.List;
import java.util.Optional;

/**
 * A node with its place in the graph. Its kind and what modifies it are in the model.
 *
 * @param model what its method says
 * @param level the length of the longest way to it from a start
 * @param predecessors the names of all nodes it waits for, sorted by place
 * @param followers the names of all nodes that wait for it, sorted by place
 * @param bindings one for each parameter, in the order of the source
 * @param after the names of the nodes of which at least one must have been passed; empty for no condition
 * @param decision what its {@code when} says
 * @param ends the cases of its result for which nothing that follows runs
 * @param aborts the cases of its result for which the run is compensated
 * @param loops the headers of the loops around it, the innermost first
 * @param companions the methods that belong to it, bound
 * @param runsAlways whether it runs whatever is decided
 * @param runsWhen when it runs, in words: {@code always}, or {@code when 'review' gives Approved}
 */
public record GraphNode(
        NodeModel model,
        int level,
        List<String> predecessors,
        List<String> followers,
        List<Binding> bindings,
        List<String> after,
        Optional<Decision> decision,
        List<Case> ends,
        List<Case> aborts,
        List<String> loops,
        Companions companions,
        boolean runsAlways,
        String runsWhen) {
    public GraphNode {
        predecessors = List.copyOf(predecessors);
        followers = List.copyOf(followers);
        bindings = List.copyOf(bindings);
        after = List.copyOf(after);
        ends = List.copyOf(ends);
        aborts = List.copyOf(aborts);
        loops = List.copyOf(loops);
    }

    /** The stable name of the node. */
    public String name() {
        return model.name();
    }

    /** The predicate that guards it, bound. */
    public Optional<BoundMethod<CompanionModel.OnlyIfMethod>> onlyIf() {
        return companions.onlyIf();
    }

    /** The method that undoes it, bound. */
    public Optional<BoundMethod<CompanionModel.CompensationMethod>> compensation() {
        return companions.compensation();
    }
}
