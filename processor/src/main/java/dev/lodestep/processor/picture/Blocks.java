package dev.lodestep.processor.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Places straight lines of vertices side by side: each as far to the left as its neighbours let it, then as far right as leaves no gap. */
final class Blocks {
    /** How far apart the middles of two neighbours of a row must be. */
    interface Distance {
        double between(int one, int other);
    }

    private record Apart(int left, int right, double distance) {}

    private final int[] roots;
    private final List<List<Apart>> leftOf = new ArrayList<>();
    private final List<List<Apart>> rightOf = new ArrayList<>();

    /**
     * Blocks of given lines.
     *
     * @param fromLeft false for the mirror image, in which the last of a row comes first
     */
    Blocks(int[][] order, int[] roots, boolean fromLeft, Distance distance) {
        this.roots = roots;
        for (int i = 0; i < roots.length; i++) {
            leftOf.add(new ArrayList<>(2));
            rightOf.add(new ArrayList<>(2));
        }
        for (int[] row : order) {
            for (int i = 1; i < row.length; i++) {
                int one = fromLeft ? row[i - 1] : row[row.length - i];
                int other = fromLeft ? row[i] : row[row.length - 1 - i];
                Apart apart = new Apart(roots[one], roots[other], distance.between(one, other));
                leftOf.get(apart.right()).add(apart);
                rightOf.get(apart.left()).add(apart);
            }
        }
    }

    double[] places() {
        double[] xs = new double[roots.length];
        List<Integer> sorted = sorted();
        for (int block : sorted) {
            for (Apart each : leftOf.get(block)) {
                xs[block] = Math.max(xs[block], xs[each.left()] + each.distance());
            }
        }
        for (int i = sorted.size() - 1; i >= 0; i--) {
            int block = sorted.get(i);
            double room = Double.POSITIVE_INFINITY;
            for (Apart each : rightOf.get(block)) {
                room = Math.min(room, xs[each.right()] - each.distance());
            }
            if (room < Double.POSITIVE_INFINITY) {
                xs[block] = Math.max(xs[block], room);
            }
        }
        double[] result = new double[roots.length];
        Arrays.setAll(result, each -> xs[roots[each]]);
        return result;
    }

    /** Each after all that are left of it. */
    private List<Integer> sorted() {
        int[] missing = new int[roots.length];
        List<Integer> result = new ArrayList<>();
        for (int i = 0; i < roots.length; i++) {
            missing[i] = leftOf.get(i).size();
            if (roots[i] == i && missing[i] == 0) {
                result.add(i);
            }
        }
        for (int next = 0; next < result.size(); next++) {
            for (Apart each : rightOf.get(result.get(next))) {
                if (--missing[each.right()] == 0) {
                    result.add(each.right());
                }
            }
        }
        return result;
    }
}
