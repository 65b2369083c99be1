package dev.lodestep.processor.graph;

import dev.lodestep.processor.model.Case;
import java.util.List;

/**
 * A node whose result can be the workflow's.
 *
 * @param node the node's name
 * @param cases the {@code ends} cases for which it is; empty for a node that nothing follows: always
 */
public record ResultCandidate(String node, List<Case> cases) {
    public ResultCandidate {
        cases = List.copyOf(cases);
    }
}
