package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the names in a workflow mean: its nodes by number, who gives what, and the hard edges. Names that mean nothing are left out here;
 * a rule reports them.
 */
public final class Skeleton {
    private final WorkflowModel model;
    private final Nodes nodes;
    private final Producers producers;
    private final Digraph hard;
    private final Map<String, CompanionModel.OnlyIfMethod> onlyIfs = new HashMap<>();
    private final Map<String, CompanionModel.CompensationMethod> compensations = new HashMap<>();

    private Skeleton(WorkflowModel model) {
        this.model = model;
        nodes = new Nodes(model.nodes());
        producers = new Producers(nodes, model.shapes());
        hard = new Digraph(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            int node = i;
            after(node).stream().forEach(before -> hard.add(before, node));
            nodes.get(node).dataParameters().forEach(parameter -> addHardEdges(parameter, node));
        }
        model.conditions().stream()
                .sorted(Comparator.comparing(CompanionModel::method))
                .forEach(each -> onlyIfs.putIfAbsent(each.target().value(), each));
        model.compensations().stream()
                .sorted(Comparator.comparing(CompanionModel::method))
                .forEach(each -> compensations.putIfAbsent(each.target().value(), each));
    }

    /** The skeleton of a workflow whose nodes have different names. */
    public static Skeleton of(WorkflowModel model) {
        return new Skeleton(model);
    }

    private void addHardEdges(ParameterModel parameter, int node) {
        if (parameter.from().isPresent()) {
            nodes.find(parameter.from().get().value()).ifPresent(before -> hard.add(before, node));
            return;
        }
        BitSet givers = producers.of(parameter);
        if (parameter.role() == ParameterRole.MANDATORY && givers.cardinality() == 1 && !givers.get(node)) {
            hard.add(givers.nextSetBit(0), node);
        }
    }

    /** What the class says. */
    public WorkflowModel model() {
        return model;
    }

    /** The nodes by number. */
    public Nodes nodes() {
        return nodes;
    }

    /** Who gives what. */
    public Producers producers() {
        return producers;
    }

    /** The edges of {@code after}, {@code @From} and of mandatory parameters that only one node can give; may have cycles. */
    public Digraph hard() {
        return hard;
    }

    /** The nodes that {@code after} names. */
    public BitSet after(int node) {
        BitSet named = new BitSet();
        NodeModel model = nodes.get(node);
        model.flow().after().forEach(each -> nodes.find(each.value()).ifPresent(named::set));
        return named;
    }

    /** The predicate that guards a node. */
    public Optional<CompanionModel.OnlyIfMethod> onlyIf(int node) {
        return Optional.ofNullable(onlyIfs.get(nodes.name(node)));
    }

    /** The method that undoes a node. */
    public Optional<CompanionModel.CompensationMethod> compensation(int node) {
        return Optional.ofNullable(compensations.get(nodes.name(node)));
    }
}
