package dev.lodestep.processor.check;

import dev.lodestep.OnLimit;
import dev.lodestep.processor.graph.GraphLoop;
import dev.lodestep.processor.graph.GraphNode;
import dev.lodestep.processor.graph.WorkflowGraph;
import dev.lodestep.processor.model.Case;
import dev.lodestep.processor.model.ParameterModel;
import dev.lodestep.processor.model.ParameterRole;
import dev.lodestep.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Executes a workflow once, at random, round after round by rules B-2, O-3 and O-5 themselves: the reference for bindings over rounds. Only
 * edges and loops are taken from the graph.
 */
final class RoundSimulation {
    private final WorkflowGraph graph;
    private final Random random;
    private final List<Completion> completions = new ArrayList<>();
    private final Map<String, Completion> thisRound = new HashMap<>();
    private final Set<String> passed = new HashSet<>();
    private final Map<String, Integer> roundBegan = new HashMap<>();
    private final Set<String> ran = new HashSet<>();
    private final List<Taken> taken = new ArrayList<>();
    private boolean failed;

    /** What a node gave, and when. */
    record Completion(String node, Optional<Case> leaf, int time) {}

    /** What a parameter of a node that ran was given; no giver: the input, or nothing. */
    record Taken(String node, ParameterModel parameter, Optional<String> giver, boolean earlier) {}

    private RoundSimulation(WorkflowGraph graph, Random random) {
        this.graph = graph;
        this.random = random;
    }

    static RoundSimulation run(WorkflowGraph graph, Random random) {
        RoundSimulation run = new RoundSimulation(graph, random);
        run.scope(Optional.empty(), graph.nodes());
        return run;
    }

    Set<String> ran() {
        return ran;
    }

    List<Taken> taken() {
        return taken;
    }

    boolean failed() {
        return failed;
    }

    private void scope(Optional<String> around, List<GraphNode> nodes) {
        Set<String> done = new HashSet<>();
        for (GraphNode node : nodes) {
            if (failed || done.contains(node.name())) {
                continue;
            }
            Optional<GraphLoop> inner = graph.loops().stream()
                    .filter(each ->
                            each.header().equals(node.name()) && each.outer().equals(around))
                    .filter(each -> around.isEmpty() || !around.get().equals(node.name()))
                    .findFirst();
            if (inner.isPresent()) {
                loop(inner.get());
                done.addAll(inner.get().members());
            } else {
                node(node);
            }
        }
    }

    private void loop(GraphLoop loop) {
        List<GraphNode> members = graph.nodes().stream()
                .filter(each -> loop.members().contains(each.name()))
                .toList();
        for (int round = 1; !failed; round++) {
            thisRound.keySet().removeAll(loop.members());
            passed.removeAll(loop.members());
            roundBegan.put(loop.header(), completions.size());
            Set<String> before = new HashSet<>(passed);
            scope(Optional.of(loop.header()), members);
            Optional<String> tail = loop.tails().stream()
                    .filter(each -> completedSince(each, loop))
                    .findFirst();
            boolean untilHolds = tail.isPresent()
                    && graph.node(tail.get()).companions().until().isPresent()
                    && random.nextBoolean();
            if (tail.isEmpty() || untilHolds || failed) {
                return;
            }
            if (round == loop.max()) {
                boolean goes = loop.onLimit() == OnLimit.GO_ON;
                failed = !goes;
                return;
            }
            passed.retainAll(before);
        }
    }

    private boolean completedSince(String node, GraphLoop loop) {
        Completion last = thisRound.get(node);
        return last != null && last.time() >= roundBegan.get(loop.header());
    }

    private void node(GraphNode node) {
        List<Taken> takes = new ArrayList<>();
        boolean runs = node.after().isEmpty() || node.after().stream().anyMatch(passed::contains);
        for (ParameterModel each : node.model().dataParameters()) {
            runs &= take(node, each, takes);
        }
        if (!runs) {
            return;
        }
        boolean wanted = node.onlyIf().isEmpty() || random.nextBoolean();
        boolean completes = !node.model().modifiers().continueOnError() || random.nextBoolean();
        if (!wanted || !completes) {
            passed.add(node.name());
            return;
        }
        ran.add(node.name());
        passed.add(node.name());
        taken.addAll(takes);
        Optional<Case> leaf = node.model()
                .result()
                .map(type -> graph.model().shapes().leaves(type))
                .filter(leaves -> !leaves.isEmpty())
                .map(leaves -> leaves.get(random.nextInt(leaves.size())));
        Completion completion = new Completion(node.name(), leaf, completions.size());
        completions.add(completion);
        thisRound.put(node.name(), completion);
    }

    /** Whether a parameter lets its node run. */
    private boolean take(GraphNode node, ParameterModel parameter, List<Taken> takes) {
        boolean mandatory = parameter.role() == ParameterRole.MANDATORY;
        boolean input = graph.inputType().equals(Optional.of(parameter.type()));
        boolean byCase = graph.nodes().stream()
                .anyMatch(each ->
                        gives(each, parameter.type()) && !each.model().result().equals(Optional.of(parameter.type())));
        Optional<Completion> last = completions.stream()
                .filter(each -> gives(graph.node(each.node()), parameter.type()))
                .filter(each -> counts(each, node, mandatory && byCase))
                .max(Comparator.comparing(Completion::time));
        boolean fits = last.isPresent()
                && (!byCase
                        || last.get()
                                .leaf()
                                .filter(leaf ->
                                        leaf.label().equals(parameter.type().simpleName()))
                                .isPresent());
        boolean earlier =
                last.filter(each -> !before(node).contains(each.node())).isPresent();
        if (fits || last.isEmpty()) {
            takes.add(new Taken(node.name(), parameter, last.map(Completion::node), earlier));
        }
        return !mandatory || fits || last.isEmpty() && input;
    }

    private boolean counts(Completion completion, GraphNode taker, boolean lastRound) {
        GraphNode giver = graph.node(completion.node());
        Optional<String> shared =
                taker.loops().stream().filter(giver.loops()::contains).findFirst();
        boolean before = before(taker).contains(giver.name());
        if (!before) {
            return shared.isPresent();
        }
        boolean inRound = shared.isEmpty() || completion.time() >= roundBegan.get(shared.get());
        return inRound && (!lastRound || completion.equals(thisRound.get(giver.name())));
    }

    private boolean gives(GraphNode node, TypeRef type) {
        return node.model()
                .result()
                .filter(given -> given.equals(type)
                        || graph.model().shapes().subtypes(given).contains(type))
                .isPresent();
    }

    private Set<String> before(GraphNode node) {
        Set<String> found = new HashSet<>();
        List<String> open = new ArrayList<>(node.predecessors());
        while (!open.isEmpty()) {
            String next = open.remove(0);
            if (found.add(next)) {
                open.addAll(graph.node(next).predecessors());
            }
        }
        return found;
    }
}
