package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.Case;
import java.util.List;
import java.util.Optional;

/**
 * What a node's {@code when} says, with its names found.
 *
 * @param node the node whose result decides; empty where the workflow's input does
 * @param allowed the cases for which the node runs, as written
 */
public record Decision(Optional<String> node, List<Case> allowed) {
    public Decision {
        allowed = List.copyOf(allowed);
    }
}
