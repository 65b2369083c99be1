package dev.lodestep.processor.graph;

import java.util.BitSet;

/**
 * The nodes that are run round after round.
 *
 * @param header the node that begins each round
 * @param tails the repeating nodes; not to be changed
 * @param members all nodes on a way from the header to a tail; not to be changed
 */
record Loop(int header, BitSet tails, BitSet members) {
    boolean contains(int node) {
        return node >= 0 && members.get(node);
    }
}
