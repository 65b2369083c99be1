package dev.lodestep.processor.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The chart cut into rows: where an arrow passes a row between its ends there is a vertex for it, so that arrows lead from one row to the
 * next only. The first vertices are the nodes; a label is a vertex, too, which keeps the place where it is written free.
 */
final class Layered {
    /** An arrow with the vertices it passes. */
    sealed interface Way {
        Arcs.Arc arc();

        /** From row to row downwards. */
        int[] vertices();
    }

    /**
     * An arrow downwards.
     *
     * @param vertices begins and ends with the nodes it connects
     */
    record Down(Arcs.Arc arc, int[] vertices) implements Way {}

    /**
     * An arrow upwards, in a lane beside what it goes round.
     *
     * @param vertices none of them a node: the first is beside the node it leads to, the last beside the one it comes from
     */
    record Lane(Arcs.Arc arc, int[] vertices) implements Way {}

    /** What has no place of its own takes that of no other vertex. */
    static final int NONE = -1;

    /** What stands in a row: a node, a label, or a line that passes. */
    record Vertex(int row, double width, double height, int beside, List<Integer> above, List<Integer> below) {}

    private final Arcs arcs;
    private final List<Vertex> vertices;
    private final int[][] above;
    private final int[][] below;
    private final int[][] order;
    private final List<Way> ways;
    private final BitSet values = new BitSet();

    Layered(Arcs arcs, List<Vertex> vertices, List<Way> ways) {
        this.arcs = arcs;
        this.vertices = List.copyOf(vertices);
        this.above = vertices.stream().map(each -> array(each.above())).toArray(int[][]::new);
        this.below = vertices.stream().map(each -> array(each.below())).toArray(int[][]::new);
        this.order = rows(vertices);
        this.ways = List.copyOf(ways);
        for (Way each : ways) {
            if (each.arc().edge().kind() == Chart.EdgeKind.VALUE) {
                Arrays.stream(each.vertices()).filter(vertex -> !isNode(vertex)).forEach(values::set);
            }
        }
    }

    int size() {
        return vertices.size();
    }

    Arcs arcs() {
        return arcs;
    }

    boolean isNode(int vertex) {
        return vertex < arcs.size();
    }

    /** Whether it is on an arrow that only carries a value. */
    boolean carriesValue(int vertex) {
        return values.get(vertex);
    }

    int row(int vertex) {
        return vertices.get(vertex).row();
    }

    double width(int vertex) {
        return vertices.get(vertex).width();
    }

    double height(int vertex) {
        return vertices.get(vertex).height();
    }

    /** The node in the same row that an end of a lane belongs to, or {@link #NONE}. */
    int beside(int vertex) {
        return vertices.get(vertex).beside();
    }

    /** The vertices in the row above that it is connected with. */
    int[] above(int vertex) {
        return above[vertex];
    }

    int[] below(int vertex) {
        return below[vertex];
    }

    /** A copy of the rows as they are listed first: by the names of the nodes, then by those of the arrows. */
    int[][] order() {
        int[][] copy = new int[order.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = order[i].clone();
        }
        return copy;
    }

    List<Way> ways() {
        return ways;
    }

    private static int[][] rows(List<Vertex> vertices) {
        List<List<Integer>> rows = new ArrayList<>();
        for (int vertex = 0; vertex < vertices.size(); vertex++) {
            while (rows.size() <= vertices.get(vertex).row()) {
                rows.add(new ArrayList<>());
            }
            rows.get(vertices.get(vertex).row()).add(vertex);
        }
        return rows.stream().map(Layered::array).toArray(int[][]::new);
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(each -> each).toArray();
    }
}
