package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.TypeRef;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that follows from a workflow whose nodes can be put in an order: the order, and when each node runs. The starting point of every
 * rule about the graph.
 */
public final class Inference {
    private final Skeleton skeleton;
    private final Optional<TypeRef> input;
    private final List<Optional<WhenResolution>> whens;
    private final Digraph graph;
    private final Loops loops;
    private final Reachability reach;
    private final Guards guards;
    private final Phrases phrases;
    private final int[] levels;
    private final int[] sorted;

    private Inference(
            Skeleton skeleton,
            Optional<TypeRef> input,
            List<Optional<WhenResolution>> whens,
            Digraph graph,
            Loops loops,
            int[] order) {
        this.skeleton = skeleton;
        this.input = input;
        this.whens = List.copyOf(whens);
        this.graph = graph;
        this.loops = loops;
        levels = levels(graph, order);
        sorted = skeleton.nodes()
                .all()
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(node -> levels[node]).thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        reach = Reachability.of(graph, sorted);
        guards = new Guards(skeleton, input, this.whens, graph, loops, sorted, reach);
        phrases = new Phrases(skeleton, guards);
    }

    /**
     * Infers when each node runs.
     *
     * @throws TooManyDecisions when the conditions pass the cap of the analysis
     * @throws java.util.NoSuchElementException when the edges have a cycle
     */
    public static Inference of(OrderedWorkflow workflow) {
        return new Inference(
                workflow.skeleton(),
                workflow.input().type(),
                workflow.whens(),
                workflow.edges().graph(),
                workflow.edges().loops(),
                workflow.edges().order().orElseThrow());
    }

    private static int[] levels(Digraph graph, int[] order) {
        int[] levels = new int[order.length];
        for (int node : order) {
            BitSet before = graph.predecessors(node);
            for (int each = before.nextSetBit(0); each >= 0; each = before.nextSetBit(each + 1)) {
                levels[node] = Math.max(levels[node], levels[each] + 1);
            }
        }
        return levels;
    }

    /** What the names of the workflow mean. */
    public Skeleton skeleton() {
        return skeleton;
    }

    /** The type of the workflow's input. */
    public Optional<TypeRef> input() {
        return input;
    }

    /** What a node's {@code when} means. */
    public Optional<WhenResolution> when(int node) {
        return whens.get(node);
    }

    /** All edges. */
    public Digraph graph() {
        return graph;
    }

    /** Who comes before whom. */
    public Reachability reach() {
        return reach;
    }

    /** The length of the longest way to a node. */
    public int level(int node) {
        return levels[node];
    }

    /** All nodes by level, then by name. */
    public int[] sorted() {
        return Arrays.copyOf(sorted, sorted.length);
    }

    /** Some nodes by level, then by name. */
    public int[] sorted(BitSet nodes) {
        return Arrays.stream(sorted).filter(nodes::get).toArray();
    }

    /** Whether there is an execution in which the node runs. */
    public boolean canRun(int node) {
        return guards.ran(node) != Diagrams.NEVER;
    }

    /** When a node runs, in words. */
    public String runsWhen(int node) {
        return phrases.when(guards.ran(node));
    }

    /** Whether a node is in a loop that has an end: its predicate, or a round in which no repeating node runs. */
    public boolean canEnd(int tail) {
        return loops.all().stream()
                .filter(each -> each.tails().get(tail))
                .allMatch(each -> each.tails().stream()
                                .anyMatch(other -> skeleton.until(other).isPresent())
                        || guards.diagrams().without(guards.reached(each.header()), tailsRun(each)) != Diagrams.NEVER);
    }

    private int tailsRun(Loop loop) {
        return loop.tails().stream().map(guards::ran).reduce(Diagrams.NEVER, guards.diagrams()::or);
    }

    /** Whether a node runs whatever is decided. */
    public boolean alwaysRuns(int node) {
        return guards.ran(node) == Diagrams.ALWAYS;
    }

    /** The nodes of the loop that a node closes; not to be changed. */
    public BitSet loopOf(int tail) {
        return loops.all().stream()
                .filter(each -> each.tails().get(tail))
                .findFirst()
                .map(Loop::members)
                .orElseGet(BitSet::new);
    }

    /** What is repeated. */
    Loops loops() {
        return loops;
    }

    Guards guards() {
        return guards;
    }

    Phrases phrases() {
        return phrases;
    }
}
