package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.Case;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.Sourced;
import dev.lodestep.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When each node runs, as conditions over the decisions before it, worked out in one topological pass.
 *
 * <p>A node runs if its own case is taken, every mandatory parameter has a value, at least one of the nodes in {@code after} was passed, and
 * nothing before it has ended or aborted the run. It was <em>passed</em> also when only its own predicate kept it from running.
 */
final class Guards {
    private final Skeleton skeleton;
    private final Optional<TypeRef> input;
    private final Reachability reach;
    private final Diagrams diagrams;
    private final Decisions decisions;
    private final int[] order;
    private final int[] place;
    private final int[] alive;
    private final int[] stopped;
    private final int[] passed;
    private final int[] ran;
    private final int[] gives;
    private final List<List<Condition>> conditions = new ArrayList<>();

    Guards(
            Skeleton skeleton,
            Optional<TypeRef> input,
            List<Optional<WhenResolution>> whens,
            Digraph graph,
            int[] order,
            Reachability reach) {
        this.skeleton = skeleton;
        this.input = input;
        this.reach = reach;
        diagrams = new Diagrams();
        decisions = new Decisions(diagrams, skeleton, input, order);
        int size = skeleton.nodes().size();
        this.order = order.clone();
        place = new int[size];
        alive = new int[size];
        stopped = new int[size];
        passed = new int[size];
        ran = new int[size];
        gives = new int[size];
        skeleton.nodes().all().forEach(node -> conditions.add(List.of()));
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
        }
        for (int node : order) {
            settle(node, whens.get(node), graph.predecessors(node));
        }
    }

    private void settle(int node, Optional<WhenResolution> when, BitSet predecessors) {
        int before = Diagrams.NEVER;
        for (int each = predecessors.nextSetBit(0); each >= 0; each = predecessors.nextSetBit(each + 1)) {
            before = diagrams.or(before, stopped[each]);
        }
        conditions.set(node, conditionsOf(node, when));
        alive[node] = diagrams.not(before);
        int runs = alive[node];
        for (Condition each : conditions.get(node)) {
            runs = diagrams.and(runs, each.diagram());
        }
        NodeModel model = skeleton.nodes().get(node);
        passed[node] = runs;
        ran[node] =
                skeleton.onlyIf(node).isEmpty() ? runs : diagrams.and(runs, decisions.holds(node, Choice.Kind.ONLY_IF));
        gives[node] = model.result().isEmpty()
                ? Diagrams.NEVER
                : model.returns().mayBeAbsent()
                        ? diagrams.and(ran[node], decisions.holds(node, Choice.Kind.PRESENT))
                        : ran[node];
        List<Case> stops = new ArrayList<>(cases(node, model.flow().ends()));
        stops.addAll(cases(node, model.flow().aborts()));
        stopped[node] =
                stops.isEmpty() ? before : diagrams.or(before, diagrams.and(gives[node], decisions.gives(node, stops)));
    }

    private List<Condition> conditionsOf(int node, Optional<WhenResolution> when) {
        List<Condition> found = new ArrayList<>();
        when.filter(each -> each.decider().isPresent()).ifPresent(each -> {
            int decider = each.decider().get();
            int given = decider == skeleton.nodes().size() ? Diagrams.ALWAYS : gives[decider];
            found.add(new Condition(
                    Condition.Kind.WHEN,
                    Optional.empty(),
                    diagrams.and(given, decisions.gives(decider, each.allowed()))));
        });
        BitSet after = skeleton.after(node);
        if (!after.isEmpty()) {
            int one = Diagrams.NEVER;
            for (int each = after.nextSetBit(0); each >= 0; each = after.nextSetBit(each + 1)) {
                one = diagrams.or(one, passed[each]);
            }
            found.add(new Condition(Condition.Kind.AFTER, Optional.empty(), one));
        }
        for (ParameterModel parameter : skeleton.nodes().get(node).dataParameters()) {
            if (parameter.role() == ParameterRole.MANDATORY) {
                BitSet givers = givers(parameter, reach.ancestors(node));
                found.add(new Condition(
                        isCaseParameter(parameter, givers) ? Condition.Kind.CASE_PARAMETER : Condition.Kind.PARAMETER,
                        Optional.of(parameter),
                        available(parameter, givers)));
            }
        }
        found.sort(Comparator.comparing(Condition::kind));
        return found;
    }

    /** The cases of a node's result that are meant by these texts; those that mean none are left out. */
    List<Case> cases(int node, List<Sourced<String>> texts) {
        return skeleton.nodes()
                .get(node)
                .result()
                .map(type -> texts.stream()
                        .flatMap(text -> CaseNames.find(skeleton.model().shapes(), type, text.value()).stream())
                        .toList())
                .orElse(List.of());
    }

    /** The producers of a parameter among some nodes. */
    BitSet givers(ParameterModel parameter, BitSet among) {
        BitSet givers = (BitSet) skeleton.producers().of(parameter).clone();
        givers.and(among);
        return givers;
    }

    /** Whether the input can be a parameter's value. */
    boolean takesInput(ParameterModel parameter) {
        return parameter.from().isEmpty()
                && input.isPresent()
                && skeleton.producers().isGivenBy(parameter.type(), input.get());
    }

    /** Whether some giver gives the parameter's type only as one of its cases. */
    boolean isCaseParameter(ParameterModel parameter, BitSet givers) {
        return takesInput(parameter) && !input.orElseThrow().equals(parameter.type())
                || givers.stream().anyMatch(each -> isCaseOf(parameter, each));
    }

    private boolean isCaseOf(ParameterModel parameter, int giver) {
        return !skeleton.nodes().get(giver).result().orElseThrow().equals(parameter.type());
    }

    /** When a parameter has a value: that of the giver which completed last gives the type asked for. */
    int available(ParameterModel parameter, BitSet givers) {
        boolean byCase = isCaseParameter(parameter, givers);
        if (!byCase && takesInput(parameter)) {
            return Diagrams.ALWAYS;
        }
        int available = Diagrams.NEVER;
        int none = Diagrams.ALWAYS;
        for (int giver : latestFirst(givers)) {
            int last = byCase ? last(giver, givers) : gives[giver];
            boolean narrowed = byCase && isCaseOf(parameter, giver);
            available = diagrams.or(
                    available, narrowed ? diagrams.and(last, decisions.gives(giver, parameter.type())) : last);
            none = diagrams.without(none, gives[giver]);
            if (available == Diagrams.ALWAYS) {
                return available;
            }
        }
        if (byCase && takesInput(parameter)) {
            boolean narrowed = !input.orElseThrow().equals(parameter.type());
            int giver = skeleton.nodes().size();
            return diagrams.or(
                    available, narrowed ? diagrams.and(none, decisions.gives(giver, parameter.type())) : none);
        }
        return available;
    }

    /** When a giver is the last of several that gave a value. */
    int last(int giver, BitSet givers) {
        BitSet later = (BitSet) reach.descendants(giver).clone();
        later.and(givers);
        int last = gives[giver];
        for (int each = later.nextSetBit(0); each >= 0 && last != Diagrams.NEVER; each = later.nextSetBit(each + 1)) {
            last = diagrams.without(last, gives[each]);
        }
        return last;
    }

    int[] latestFirst(BitSet givers) {
        BitSet places = new BitSet();
        givers.stream().forEach(each -> places.set(place[each]));
        int[] found = new int[places.cardinality()];
        int at = places.length();
        for (int i = 0; i < found.length; i++) {
            at = places.previousSetBit(at - 1);
            found[i] = order[at];
        }
        return found;
    }

    Diagrams diagrams() {
        return diagrams;
    }

    Decisions decisions() {
        return decisions;
    }

    /** What must hold for a node to run, the deciding ones first. */
    List<Condition> conditions(int node) {
        return conditions.get(node);
    }

    /** When the node runs, or would if its own predicate held. */
    int passed(int node) {
        return passed[node];
    }

    /** When the node runs. */
    int ran(int node) {
        return ran[node];
    }

    /** When the node gives a value. */
    int gives(int node) {
        return gives[node];
    }

    /** When nothing before the node has ended or aborted the run. */
    int alive(int node) {
        return alive[node];
    }

    /** When some node has aborted the run. */
    int aborted() {
        int aborted = Diagrams.NEVER;
        for (int i = 0; i < passed.length; i++) {
            List<Case> aborts = cases(i, skeleton.nodes().get(i).flow().aborts());
            if (!aborts.isEmpty()) {
                aborted = diagrams.or(aborted, diagrams.and(gives[i], decisions.gives(i, aborts)));
            }
        }
        return aborted;
    }
}
