package dev.lodestep.processor.model;

import java.util.List;

/**
 * What a node's annotation says about order and branches; none of the texts is known to name anything yet.
 *
 * @param after names of nodes
 * @param when cases of the deciding node, as {@code CASE} or {@code node.CASE}
 * @param ends cases of the node's own result that end the run
 * @param aborts cases of the node's own result that abort the run
 */
public record FlowModel(
        List<Sourced<String>> after,
        List<Sourced<String>> when,
        List<Sourced<String>> ends,
        List<Sourced<String>> aborts) {
    public FlowModel {
        after = List.copyOf(after);
        when = List.copyOf(when);
        ends = List.copyOf(ends);
        aborts = List.copyOf(aborts);
    }
}
