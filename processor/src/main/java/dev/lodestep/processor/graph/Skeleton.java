package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.CompanionModel;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.WorkflowModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
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
    private final Races races;
    private final Map<String, CompanionModel.OnlyIfMethod> onlyIfs;
    private final Map<String, CompanionModel.CompensationMethod> compensations;
    private final Map<String, CompanionModel.UntilMethod> untils;
    private final Map<String, CompanionModel.DueMethod> dues;
    private final Map<String, CompanionModel.CheckMethod> checks;
    private final Map<String, List<CompanionModel.RecoverMethod>> recoveries = new HashMap<>();

    private Skeleton(WorkflowModel model) {
        this.model = model;
        nodes = new Nodes(model.nodes());
        producers = new Producers(nodes, model.shapes());
        hard = new Digraph(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            int node = i;
            after(node).stream().forEach(before -> hard.add(before, node));
            repeatsFrom(node).filter(header -> header != node).ifPresent(header -> hard.add(header, node));
            nodes.get(node).dataParameters().forEach(parameter -> addHardEdges(parameter, node));
        }
        races = new Races(nodes);
        onlyIfs = byNode(model.methods().conditions());
        compensations = byNode(model.methods().compensations());
        untils = byNode(model.methods().untils());
        dues = byNode(model.methods().dues());
        checks = byNode(model.methods().checks());
        model.methods().recoveries().stream()
                .sorted(Comparator.comparing(CompanionModel::signature))
                .forEach(each -> recoveries
                        .computeIfAbsent(each.target().value(), target -> new ArrayList<>())
                        .add(each));
    }

    private static <M extends CompanionModel.OfNode> Map<String, M> byNode(List<M> methods) {
        Map<String, M> found = new HashMap<>();
        methods.stream()
                .sorted(Comparator.comparing(CompanionModel::signature))
                .forEach(each -> found.putIfAbsent(each.target().value(), each));
        return found;
    }

    /** The skeleton of a workflow whose nodes have different names. */
    public static Skeleton of(WorkflowModel model) {
        return new Skeleton(model);
    }

    private void addHardEdges(ParameterModel parameter, int node) {
        if (!parameter.from().isEmpty()) {
            parameter.from().forEach(from -> nodes.find(from.value()).ifPresent(before -> hard.add(before, node)));
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

    /** The node that begins the rounds of the loop which a node closes. */
    public Optional<Integer> repeatsFrom(int node) {
        return nodes.get(node)
                .modifiers()
                .repeat()
                .flatMap(repeat -> repeat.from().isEmpty()
                        ? Optional.of(node)
                        : nodes.find(repeat.from().get().value()).stream()
                                .boxed()
                                .findFirst());
    }

    /** The groups of nodes that race. */
    Races races() {
        return races;
    }

    /** The predicate that guards a node. */
    public Optional<CompanionModel.OnlyIfMethod> onlyIf(int node) {
        return Optional.ofNullable(onlyIfs.get(nodes.name(node)));
    }

    /** The method that undoes a node. */
    public Optional<CompanionModel.CompensationMethod> compensation(int node) {
        return Optional.ofNullable(compensations.get(nodes.name(node)));
    }

    /** The predicate that ends the loop which a node closes. */
    public Optional<CompanionModel.UntilMethod> until(int node) {
        return Optional.ofNullable(untils.get(nodes.name(node)));
    }

    /** The method that computes the deadline of a wait. */
    public Optional<CompanionModel.DueMethod> due(int node) {
        return Optional.ofNullable(dues.get(nodes.name(node)));
    }

    /** The method that looks at the payload of a wait. */
    public Optional<CompanionModel.CheckMethod> check(int node) {
        return Optional.ofNullable(checks.get(nodes.name(node)));
    }

    /** The methods that stand in for a node that has failed, by name. */
    public List<CompanionModel.RecoverMethod> recoveries(int node) {
        return recoveries.getOrDefault(nodes.name(node), List.of());
    }
}
