package dev.lodestep.processor.graph;

import java.util.BitSet;

/**
 * A group of nodes that are said to race.
 *
 * @param group the group's name
 * @param members its nodes; not to be changed
 * @param unequal those that do not follow the same nodes as the first; not to be changed
 */
public record RaceView(String group, BitSet members, BitSet unequal) {}
