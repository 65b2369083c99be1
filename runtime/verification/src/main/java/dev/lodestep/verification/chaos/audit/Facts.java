package dev.lodestep.verification.chaos.audit;

import java.util.Set;

/**
 * What the auditor knows of a workflow, told by whoever wrote it and not by the processor.
 *
 * @param outside the nodes that leave an effect outside of the store
 * @param inside the nodes that leave one in the store's database, in their transaction
 * @param undone the nodes that can be compensated, and whose compensation leaves an effect where the node did
 * @param looping the nodes that run in rounds
 */
public record Facts(Set<String> outside, Set<String> inside, Set<String> undone, Set<String> looping) {
    boolean leavesOutside(String node) {
        return outside.contains(node(node));
    }

    boolean leavesInside(String node) {
        return inside.contains(node(node));
    }

    boolean canBeUndone(String node) {
        return undone.contains(node(node));
    }

    boolean loops(String node) {
        return looping.contains(node(node));
    }

    private static String node(String place) {
        return place.contains("#") ? place.substring(0, place.indexOf('#')) : place;
    }
}
