package dev.lodestep.runtime.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** How the loops of a workflow lie: which ones are around a node, and which one must have ended before what follows it is decided. By index. */
final class Loops {
    private static final int[] NONE = {};

    private final List<LoopDefinition> loops;
    private final int[][] around;
    private final int[][] members;
    private final int[][] inner;
    private final boolean[] takenByUndo;

    Loops(WorkflowDefinition<?, ?> definition, List<LoopDefinition> loops) {
        this.loops = loops;
        int nodes = definition.nodes().size();
        members = loops.stream()
                .map(loop ->
                        loop.members().stream().mapToInt(definition::indexOf).toArray())
                .toArray(int[][]::new);
        loops.forEach(Loops::check);
        around = new int[nodes][];
        Arrays.fill(around, NONE);
        inner = new int[loops.size()][];
        // from the largest: what is around comes first
        int[] bySize = IntStream.range(0, loops.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer loop) -> -members[loop].length))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int loop : bySize) {
            inner[loop] = IntStream.range(0, loops.size())
                    .filter(other -> inside(other, loop))
                    .toArray();
            for (int node : members[loop]) {
                around[node] = append(around[node], loop);
            }
        }
        takenByUndo = takenByUndo(definition);
    }

    private static void check(LoopDefinition loop) {
        List<String> tails =
                loop.tails().stream().map(LoopDefinition.Tail::node).toList();
        if (!loop.members().contains(loop.header()) || !loop.members().containsAll(tails)) {
            throw new IllegalArgumentException("the loop at '" + loop.header() + "' has " + loop.members()
                    + " as members, but not all of its header and its repeating nodes " + tails);
        }
    }

    private boolean inside(int one, int other) {
        Set<String> common = new HashSet<>(loops.get(one).members());
        common.retainAll(loops.get(other).members());
        boolean part = common.size() == loops.get(one).members().size();
        if (one != other
                && !common.isEmpty()
                && !part
                && common.size() != loops.get(other).members().size()) {
            throw new IllegalArgumentException("the loops at '" + loops.get(one).header() + "' and '"
                    + loops.get(other).header() + "' overlap, but neither is inside the other");
        }
        return part && members[one].length < members[other].length;
    }

    private static int[] append(int[] before, int more) {
        int[] after = Arrays.copyOf(before, before.length + 1);
        after[before.length] = more;
        return after;
    }

    /** The nodes whose values the compensations of other nodes in a loop take: those must be there for each round that is undone. */
    private boolean[] takenByUndo(WorkflowDefinition<?, ?> definition) {
        boolean[] taken = new boolean[around.length];
        if (loops.isEmpty()) {
            return taken;
        }
        for (int index = 0; index < around.length; index++) {
            NodeDefinition node = definition.nodes().get(index);
            if (node.compensation().isEmpty() || around[index].length == 0) {
                continue;
            }
            List<Binding> bindings = new ArrayList<>(node.compensation().get().parameters());
            node.forEach().ifPresent(each -> bindings.add(each.list()));
            for (Binding binding : bindings) {
                for (String producer : binding.producers()) {
                    int other = definition.indexOf(producer);
                    taken[other] |= common(index, other) > 0;
                }
            }
        }
        return taken;
    }

    boolean isEmpty() {
        return loops.isEmpty();
    }

    int size() {
        return loops.size();
    }

    LoopDefinition get(int loop) {
        return loops.get(loop);
    }

    /** The loop with that header. */
    Optional<Integer> named(String header) {
        for (int loop = 0; loop < loops.size(); loop++) {
            if (loops.get(loop).header().equals(header)) {
                return Optional.of(loop);
            }
        }
        return Optional.empty();
    }

    /** The loops around a node, the outermost first; not to be changed. */
    int[] around(int node) {
        return around[node];
    }

    /** The nodes of a loop; not to be changed. */
    int[] members(int loop) {
        return members[loop];
    }

    /** The loops inside a loop, at any depth; not to be changed. */
    int[] inner(int loop) {
        return inner[loop];
    }

    boolean takenByUndo(int node) {
        return takenByUndo[node];
    }

    /** How many loops are around both of two nodes; since loops are nested, these are the outermost ones of each. */
    int common(int one, int other) {
        int[] first = around[one];
        int[] second = around[other];
        int common = 0;
        while (common < first.length && common < second.length && first[common] == second[common]) {
            common++;
        }
        return common;
    }

    /** The loop that must have ended before a follower of the node is decided: the outermost around the one alone; -1: none. */
    int between(int node, int follower) {
        int common = common(node, follower);
        return around[node].length > common ? around[node][common] : -1;
    }

    /** The loop that begins with the node; -1: none. */
    int headedBy(int node, String name) {
        for (int loop : around[node]) {
            if (loops.get(loop).header().equals(name)) {
                return loop;
            }
        }
        return -1;
    }

    /** The loops in the order in which they were given. */
    List<LoopDefinition> all() {
        return loops;
    }
}
