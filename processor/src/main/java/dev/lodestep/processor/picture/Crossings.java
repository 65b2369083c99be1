package dev.lodestep.processor.picture;

/** Counts how often lines between neighbouring rows cross, and how many vertices lie between a lane and the nodes it connects. */
final class Crossings {
    private Crossings() {}

    static long of(Layered layered, int[][] order) {
        int[] places = places(layered, order);
        long count = 0;
        for (int row = 1; row < order.length; row++) {
            count += between(layered, order[row - 1], order[row].length, places);
        }
        for (int vertex = layered.arcs().size(); vertex < places.length; vertex++) {
            if (layered.beside(vertex) != Layered.NONE) {
                count += Math.abs(places[vertex] - places[layered.beside(vertex)]) - 1;
            }
        }
        return count;
    }

    /** How many of the lines of two neighbours cross when the one that is given first is the left one. */
    static int ofPair(int[] left, int[] right, int[] places) {
        int count = 0;
        for (int one : left) {
            for (int other : right) {
                if (places[one] > places[other]) {
                    count++;
                }
            }
        }
        return count;
    }

    static int[] places(Layered layered, int[][] order) {
        int[] places = new int[layered.size()];
        for (int[] row : order) {
            for (int i = 0; i < row.length; i++) {
                places[row[i]] = i;
            }
        }
        return places;
    }

    /** Walks the upper row from the left and asks a Fenwick tree how many lines end further right already. */
    private static long between(Layered layered, int[] upper, int lowerSize, int[] places) {
        int[] tree = new int[lowerSize + 1];
        long count = 0;
        int seen = 0;
        for (int vertex : upper) {
            int[] below = layered.below(vertex);
            for (int each : below) {
                int upTo = 0;
                for (int i = places[each] + 1; i > 0; i -= i & -i) {
                    upTo += tree[i];
                }
                count += seen - upTo;
            }
            for (int each : below) {
                for (int i = places[each] + 1; i <= lowerSize; i += i & -i) {
                    tree[i]++;
                }
            }
            seen += below.length;
        }
        return count;
    }
}
