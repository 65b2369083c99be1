package dev.lodestep.processor.graph;

import dev.lodestep.OnLimit;
import dev.lodestep.processor.model.Case;
import dev.lodestep.processor.model.NodeModel;
import dev.lodestep.processor.model.NodeModifiers;
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
 * nothing before it has ended or aborted the run. It was <em>passed</em> also when only its own predicate kept it from running, or when it
 * failed and that leaves the run going. Inside a loop all this is about one round, and outside about the last one.
 */
final class Guards {
    private final Skeleton skeleton;
    private final Reachability reach;
    private final Loops loops;
    private final Diagrams diagrams = new Diagrams();
    private final Decisions decisions;
    private final Values values;
    private final int[] alive;
    private final int[] stopped;
    private final int[] reached;
    private final int[] began;
    private final int[] passed;
    private final int[] ran;
    private final int[] gives;
    private final List<List<Condition>> conditions = new ArrayList<>();

    Guards(
            Skeleton skeleton,
            Optional<TypeRef> input,
            List<Optional<WhenResolution>> whens,
            Digraph graph,
            Loops loops,
            int[] order,
            Reachability reach) {
        this.skeleton = skeleton;
        this.reach = reach;
        this.loops = loops;
        decisions = new Decisions(diagrams, skeleton, input, order);
        int size = skeleton.nodes().size();
        alive = new int[size];
        stopped = new int[size];
        reached = new int[size];
        began = new int[size];
        passed = new int[size];
        ran = new int[size];
        gives = new int[size];
        values = new Values(skeleton, input, reach, loops, this, order);
        skeleton.nodes().all().forEach(node -> conditions.add(List.of()));
        List<BitSet> races = skeleton.races().decidable(graph);
        BitSet settled = new BitSet();
        for (int node : order) {
            if (!settled.get(node)) {
                BitSet together = races.stream()
                        .filter(each -> each.get(node))
                        .findFirst()
                        .orElseGet(() -> alone(node));
                together.stream().forEach(each -> reach(each, whens.get(each), graph.predecessors(each)));
                settle(together);
                settled.or(together);
            }
        }
    }

    private static BitSet alone(int node) {
        BitSet set = new BitSet();
        set.set(node);
        return set;
    }

    private void reach(int node, Optional<WhenResolution> when, BitSet predecessors) {
        int before = Diagrams.NEVER;
        for (int each = predecessors.nextSetBit(0); each >= 0; each = predecessors.nextSetBit(each + 1)) {
            before = diagrams.or(before, stopped[each]);
            for (Loop left : loops.left(each, node)) {
                before = diagrams.or(before, failsAtLimit(left));
            }
        }
        stopped[node] = before;
        alive[node] = diagrams.not(before);
        conditions.set(node, conditionsOf(node, when));
        int runs = alive[node];
        for (Condition each : conditions.get(node)) {
            runs = diagrams.and(runs, each.diagram());
        }
        reached[node] = runs;
        began[node] =
                skeleton.onlyIf(node).isEmpty() ? runs : diagrams.and(runs, decisions.holds(node, Choice.Kind.ONLY_IF));
    }

    /** Decides between the nodes of a race, or about a single node. */
    private void settle(BitSet together) {
        int[] members = together.stream().toArray();
        int[] completes = new int[members.length];
        for (int i = 0; i < members.length; i++) {
            NodeModifiers modifiers = skeleton.nodes().get(members[i]).modifiers();
            completes[i] = modifiers.continueOnError()
                    ? diagrams.and(began[members[i]], decisions.holds(members[i], Choice.Kind.COMPLETES))
                    : began[members[i]];
        }
        for (int i = 0; i < members.length; i++) {
            int node = members[i];
            ran[node] = members.length == 1 ? completes[i] : wins(together, completes, i);
            int failed = diagrams.without(began[node], completes[i]);
            int skipped = diagrams.without(reached[node], began[node]);
            passed[node] = diagrams.or(ran[node], diagrams.or(failed, skipped));
            NodeModel model = skeleton.nodes().get(node);
            gives[node] = model.result().isEmpty()
                    ? Diagrams.NEVER
                    : model.mayBeAbsent()
                            ? diagrams.and(ran[node], decisions.holds(node, Choice.Kind.PRESENT))
                            : ran[node];
            List<Case> stops = new ArrayList<>(cases(node, model.flow().ends()));
            stops.addAll(cases(node, model.flow().aborts()));
            if (!stops.isEmpty()) {
                int stopsHere = diagrams.and(gives[node], decisions.gives(node, stops));
                stopped[node] = diagrams.or(stopped[node], stopsHere);
            }
        }
    }

    /** Of those that would complete the preferred one wins, or else the next one after it. */
    private int wins(BitSet race, int[] completes, int member) {
        int wins = Diagrams.NEVER;
        int before = completes[member];
        for (int back = 0; back < completes.length; back++) {
            int preferred = Math.floorMod(member - back, completes.length);
            if (back > 0) {
                before = diagrams.without(before, completes[preferred]);
            }
            wins = diagrams.or(wins, diagrams.and(before, decisions.prefers(race, preferred)));
        }
        return wins;
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
        View view = View.before(node, reach);
        for (ParameterModel parameter : skeleton.nodes().get(node).dataParameters()) {
            if (parameter.role() == ParameterRole.MANDATORY) {
                found.add(new Condition(
                        values.isCaseParameter(parameter, view)
                                ? Condition.Kind.CASE_PARAMETER
                                : Condition.Kind.PARAMETER,
                        Optional.of(parameter),
                        values.available(parameter, view)));
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

    /** When a loop goes on after a round: a repeating node ran, and its predicate does not end the loop. */
    int goesOn(Loop loop) {
        int goesOn = Diagrams.NEVER;
        for (int tail = loop.tails().nextSetBit(0);
                tail >= 0;
                tail = loop.tails().nextSetBit(tail + 1)) {
            goesOn = diagrams.or(goesOn, goesOnAfter(tail));
        }
        return goesOn;
    }

    private int goesOnAfter(int tail) {
        return skeleton.until(tail).isEmpty()
                ? ran[tail]
                : diagrams.without(ran[tail], decisions.holds(tail, Choice.Kind.UNTIL));
    }

    /** When the last round that a loop may make has not ended it, and that is a failure: the run's, not one of a node that could recover. */
    private int failsAtLimit(Loop loop) {
        int fails = Diagrams.NEVER;
        for (int tail = loop.tails().nextSetBit(0);
                tail >= 0;
                tail = loop.tails().nextSetBit(tail + 1)) {
            OnLimit onLimit = skeleton.nodes()
                    .get(tail)
                    .modifiers()
                    .repeat()
                    .orElseThrow()
                    .onLimit();
            fails = onLimit == OnLimit.GO_ON ? fails : diagrams.or(fails, goesOnAfter(tail));
        }
        return fails;
    }

    Diagrams diagrams() {
        return diagrams;
    }

    Decisions decisions() {
        return decisions;
    }

    /** Where values come from. */
    Values values() {
        return values;
    }

    /** What must hold for a node to run, the deciding ones first. */
    List<Condition> conditions(int node) {
        return conditions.get(node);
    }

    /** When the node runs, or would if its own predicate held and it won its race. */
    int reached(int node) {
        return reached[node];
    }

    /** When the node runs, maybe to fail or to lose its race. */
    int began(int node) {
        return began[node];
    }

    /** When what comes after the node goes on. */
    int passed(int node) {
        return passed[node];
    }

    /** When the node completes. */
    int ran(int node) {
        return ran[node];
    }

    /** When the node runs and no rival wins against it: it completes, or fails without harm. */
    int executes(int node) {
        return skeleton.nodes().get(node).modifiers().continueOnError() ? began[node] : ran[node];
    }

    /** When the node gives a value. */
    int gives(int node) {
        return gives[node];
    }

    /** When nothing before the node has ended or aborted the run. */
    int alive(int node) {
        return alive[node];
    }

    /** When some node has aborted the run, or a loop has not ended within its limit. */
    int aborted() {
        int aborted = Diagrams.NEVER;
        for (int i = 0; i < passed.length; i++) {
            List<Case> aborts = cases(i, skeleton.nodes().get(i).flow().aborts());
            if (!aborts.isEmpty()) {
                aborted = diagrams.or(aborted, diagrams.and(gives[i], decisions.gives(i, aborts)));
            }
        }
        for (Loop loop : loops.all()) {
            aborted = diagrams.or(aborted, failsAtLimit(loop));
        }
        return aborted;
    }
}
