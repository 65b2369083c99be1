package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.TypeRef;
import java.util.List;
import java.util.Optional;

/**
 * Nodes that wait for each other.
 *
 * @param nodes numbers, each waited for by the next and the last by the first; the smallest comes first
 * @param type where the cycle comes only from several nodes giving one type: that type
 */
public record Cycle(List<Integer> nodes, Optional<TypeRef> type) {
    public Cycle {
        nodes = List.copyOf(nodes);
    }
}
