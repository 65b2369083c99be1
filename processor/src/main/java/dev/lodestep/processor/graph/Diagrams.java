package dev.lodestep.processor.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Conditions over decisions, as shared, reduced and ordered decision diagrams: two conditions are the same exactly when their numbers are.
 *
 * <p>A variable has as many values as its decision has cases. Variables that are smaller are asked first; they are numbered in topological
 * order, in which what depends on few decisions stays small. The number of cells is capped: satisfiability is hard in general, and
 * a workflow on which it is hard should be split.
 */
final class Diagrams {
    static final int NEVER = 0;
    static final int ALWAYS = 1;

    private static final int MAX_VARIABLES = 2_000;
    private static final int MAX_CELLS = 4_000_000;
    private static final int MAX_CONJUNCTIONS = 1_000_000;

    /** What a diagram costs beside its cells. */
    private static final int OVERHEAD = 8;

    private final List<int[]> children = new ArrayList<>();
    private final List<Integer> variables = new ArrayList<>();
    private final Map<Cell, Integer> unique = new HashMap<>();
    private final Map<Long, Integer> conjunctions = new HashMap<>();
    private final Map<Integer, Integer> negations = new HashMap<>();
    private final BitSet usedVariables = new BitSet();
    private int cells;

    /** A diagram cell by what it is; its hash is that of the values, so that large cells cost no more than their array. */
    private record Cell(int variable, int[] children) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Cell cell && cell.variable == variable && Arrays.equals(cell.children, children);
        }

        @Override
        public int hashCode() {
            return 31 * variable + Arrays.hashCode(children);
        }
    }

    Diagrams() {
        children.add(new int[0]);
        children.add(new int[0]);
        variables.add(Integer.MAX_VALUE);
        variables.add(Integer.MAX_VALUE);
    }

    /** The condition that a variable with so many values has one of these. */
    int literal(int variable, int values, BitSet allowed) {
        int[] next = new int[values];
        allowed.stream().forEach(value -> next[value] = ALWAYS);
        usedVariables.set(variable);
        if (usedVariables.cardinality() > MAX_VARIABLES) {
            throw new TooManyDecisions();
        }
        return node(variable, next);
    }

    private int node(int variable, int[] next) {
        boolean same = true;
        for (int each : next) {
            same &= each == next[0];
        }
        if (same) {
            return next[0];
        }
        Cell cell = new Cell(variable, next);
        Integer known = unique.get(cell);
        if (known != null) {
            return known;
        }
        cells += next.length + OVERHEAD;
        if (cells > MAX_CELLS) {
            throw new TooManyDecisions();
        }
        children.add(next);
        variables.add(variable);
        unique.put(cell, children.size() - 1);
        return children.size() - 1;
    }

    int not(int condition) {
        if (condition <= ALWAYS) {
            return ALWAYS - condition;
        }
        Integer known = negations.get(condition);
        if (known != null) {
            return known;
        }
        int[] next = children.get(condition).clone();
        for (int i = 0; i < next.length; i++) {
            next[i] = not(next[i]);
        }
        int result = node(variables.get(condition), next);
        negations.put(condition, result);
        negations.put(result, condition);
        return result;
    }

    int and(int one, int other) {
        if (one == NEVER || other == NEVER) {
            return NEVER;
        }
        if (one == ALWAYS || one == other) {
            return other;
        }
        if (other == ALWAYS) {
            return one;
        }
        int first = Math.min(one, other);
        int second = Math.max(one, other);
        long key = ((long) first << 32) | second;
        Integer known = conjunctions.get(key);
        if (known != null) {
            return known;
        }
        int top = Math.min(variables.get(first), variables.get(second));
        int[] left = children.get(first);
        int[] right = children.get(second);
        boolean asksFirst = variables.get(first) == top;
        boolean asksSecond = variables.get(second) == top;
        int[] next = new int[asksFirst ? left.length : right.length];
        for (int i = 0; i < next.length; i++) {
            next[i] = and(asksFirst ? left[i] : first, asksSecond ? right[i] : second);
        }
        int result = node(top, next);
        conjunctions.put(key, result);
        if (conjunctions.size() > MAX_CONJUNCTIONS) {
            throw new TooManyDecisions();
        }
        return result;
    }

    int or(int one, int other) {
        return not(and(not(one), not(other)));
    }

    /** The condition that the first holds and the second does not. */
    int without(int one, int other) {
        return and(one, not(other));
    }

    /** The condition that the given one holds for some values of these variables. */
    int some(int condition, IntPredicate which) {
        return some(condition, which, new HashMap<>());
    }

    private int some(int condition, IntPredicate which, Map<Integer, Integer> known) {
        if (condition <= ALWAYS) {
            return condition;
        }
        Integer before = known.get(condition);
        if (before != null) {
            return before;
        }
        int[] next = children.get(condition).clone();
        int any = NEVER;
        for (int i = 0; i < next.length; i++) {
            next[i] = some(next[i], which, known);
            any = or(any, next[i]);
        }
        int result = which.test(variables.get(condition)) ? any : node(variables.get(condition), next);
        known.put(condition, result);
        return result;
    }

    boolean implies(int one, int other) {
        return without(one, other) == NEVER;
    }

    /** A way to satisfy a condition that asks the fewest decisions: a value for each of them. */
    Map<Integer, Integer> shortestWay(int condition) {
        Map<Integer, int[]> cameFrom = new HashMap<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(condition));
        while (!open.isEmpty()) {
            int at = open.remove();
            if (at == ALWAYS) {
                break;
            }
            int[] next = children.get(at);
            for (int value = 0; value < next.length; value++) {
                if (next[value] != NEVER && next[value] != condition && !cameFrom.containsKey(next[value])) {
                    cameFrom.put(next[value], new int[] {at, value});
                    open.add(next[value]);
                }
            }
        }
        Map<Integer, Integer> way = new TreeMap<>();
        int at = ALWAYS;
        while (at != condition) {
            int[] step = Objects.requireNonNull(cameFrom.get(at));
            way.put(variables.get(step[0]), step[1]);
            at = step[0];
        }
        return way;
    }

    /**
     * The ways to satisfy a condition, each as the values that the decisions may have on it.
     *
     * @param limit how many ways to find at most; one more than that is returned when there are more
     */
    List<Map<Integer, BitSet>> ways(int condition, int limit) {
        List<Map<Integer, BitSet>> found = new ArrayList<>();
        collectWays(condition, new TreeMap<>(), found, limit + 1);
        return found;
    }

    private void collectWays(int at, Map<Integer, BitSet> soFar, List<Map<Integer, BitSet>> found, int limit) {
        if (at == NEVER || found.size() == limit) {
            return;
        }
        if (at == ALWAYS) {
            found.add(new TreeMap<>(soFar));
            return;
        }
        Map<Integer, BitSet> byTarget = new LinkedHashMap<>();
        int[] next = children.get(at);
        for (int value = 0; value < next.length; value++) {
            byTarget.computeIfAbsent(next[value], target -> new BitSet()).set(value);
        }
        byTarget.forEach((target, values) -> {
            soFar.put(variables.get(at), values);
            collectWays(target, soFar, found, limit);
            soFar.remove(variables.get(at));
        });
    }
}
