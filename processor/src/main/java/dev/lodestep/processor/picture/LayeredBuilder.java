package dev.lodestep.processor.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Cuts a chart into rows: one for each rank, and one more below it where arrows that leave it have labels. */
final class LayeredBuilder {
    private final Arcs arcs;
    private final int[] ranks;
    private final int[] rowOfRank;
    private final List<Layered.Vertex> vertices = new ArrayList<>();
    private final List<Layered.Way> ways = new ArrayList<>();

    private LayeredBuilder(Arcs arcs) {
        this.arcs = arcs;
        ranks = Ranks.of(arcs);
        rowOfRank = new int[Arrays.stream(ranks).max().orElse(-1) + 2];
    }

    /**
     * The rows, or nothing where they would be too many to be sorted while a compiler waits.
     *
     * @param most how many vertices there may be
     */
    static Optional<Layered> build(Arcs arcs, int most) {
        LayeredBuilder builder = new LayeredBuilder(arcs);
        builder.countRows();
        return builder.countVertices() > most ? Optional.empty() : Optional.of(builder.layered());
    }

    private void countRows() {
        boolean[] labelled = new boolean[rowOfRank.length];
        for (Arcs.Arc each : arcs.forward()) {
            labelled[ranks[each.from()]] |= each.edge().label().isPresent();
        }
        for (int rank = 1; rank < rowOfRank.length; rank++) {
            rowOfRank[rank] = rowOfRank[rank - 1] + (labelled[rank - 1] ? 2 : 1);
        }
    }

    private long countVertices() {
        long count = arcs.size();
        for (List<Arcs.Arc> list : List.of(arcs.forward(), arcs.back())) {
            for (Arcs.Arc each : list) {
                count += Math.abs(row(each.from()) - row(each.to())) + 1;
            }
        }
        return count;
    }

    private Layered layered() {
        for (int node = 0; node < arcs.size(); node++) {
            double width = Sizes.box(arcs.nodes().get(node));
            vertex(row(node), width, Sizes.BOX_HEIGHT, Layered.NONE);
        }
        arcs.forward().forEach(this::down);
        for (Arcs.Arc each : arcs.back()) {
            if (ranks[each.from()] < ranks[each.to()]) {
                down(each);
            } else {
                lane(each);
            }
        }
        return new Layered(arcs, vertices, ways);
    }

    private void down(Arcs.Arc arc) {
        List<Integer> way = new ArrayList<>(List.of(arc.from()));
        for (int row = row(arc.from()) + 1; row < row(arc.to()); row++) {
            boolean labelled = way.size() == 1 && arc.edge().label().isPresent();
            way.add(labelled ? label(arc, row, Layered.NONE) : line(row, Layered.NONE));
        }
        way.add(arc.to());
        ways.add(new Layered.Down(arc, connected(way)));
    }

    private void lane(Arcs.Arc arc) {
        List<Integer> way = new ArrayList<>();
        int last = row(arc.from());
        for (int row = row(arc.to()); row <= last; row++) {
            int beside = row == last ? arc.from() : row == row(arc.to()) ? arc.to() : Layered.NONE;
            boolean labelled = row == last && arc.edge().label().isPresent();
            way.add(labelled ? label(arc, row, beside) : line(row, beside));
        }
        ways.add(new Layered.Lane(arc, connected(way)));
    }

    private int label(Arcs.Arc arc, int row, int beside) {
        double width = Sizes.label(arc.edge().label().orElseThrow());
        return vertex(row, width, Sizes.LABEL_HEIGHT, beside);
    }

    private int line(int row, int beside) {
        return vertex(row, Sizes.LINE_WIDTH, 0, beside);
    }

    private int vertex(int row, double width, double height, int beside) {
        vertices.add(new Layered.Vertex(row, width, height, beside, new ArrayList<>(), new ArrayList<>()));
        return vertices.size() - 1;
    }

    private int[] connected(List<Integer> way) {
        for (int i = 1; i < way.size(); i++) {
            vertices.get(way.get(i)).above().add(way.get(i - 1));
            vertices.get(way.get(i - 1)).below().add(way.get(i));
        }
        return way.stream().mapToInt(each -> each).toArray();
    }

    private int row(int node) {
        return rowOfRank[ranks[node]];
    }
}
