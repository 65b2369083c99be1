package dev.lodestep.runtime.machine;

/**
 * What a node or an element was in a round that is over.
 *
 * @param rounds the rounds of the loops around it then
 * @param order how many nodes and elements of the run had completed up to it; for what failed, up to the end of the round
 * @param state its state then
 */
record PastUnit(Place place, Rounds rounds, int order, NodeState state) {
    PastUnit with(NodeState other) {
        return new PastUnit(place, rounds, order, other);
    }
}
