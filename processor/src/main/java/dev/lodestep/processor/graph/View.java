package dev.lodestep.processor.graph;

import java.util.BitSet;

/**
 * From where values are looked for: what is known there, and in which loops it stands.
 *
 * @param at the node; {@link #END} for the end of the run, which is in no loop
 * @param known the nodes that are settled in this round; not to be changed
 */
record View(int at, BitSet known) {
    static final int END = -1;

    /** When everything is settled. */
    static View atEnd(int nodes) {
        BitSet all = new BitSet();
        all.set(0, nodes);
        return new View(END, all);
    }

    /** Before a node. */
    static View before(int node, Reachability reach) {
        return new View(node, reach.ancestors(node));
    }

    /** When a node itself is settled, too. */
    static View behind(int node, Reachability reach) {
        BitSet known = (BitSet) reach.ancestors(node).clone();
        known.set(node);
        return new View(node, known);
    }
}
