package dev.lodestep.runtime.store;

import org.jspecify.annotations.Nullable;

/**
 * The run that started another one as its child, as the child's row tells it.
 *
 * @param run the parent's number in the store, smaller than the child's
 * @param id the parent's id; null once the parent is purged
 * @param node the parent's node that started it, with the round where there are rounds: the same text as in {@link NewChild#node}
 * @param element the element of that node, from 0; -1 where the node has none
 */
public record Parent(long run, @Nullable String id, String node, int element) {}
