package dev.lodestep.runtime.store;

import org.jspecify.annotations.Nullable;

/**
 * A child run that is inserted together with what its parent writes: READY, owned by nobody, with its START entry at position 1.
 *
 * <p>If its id is taken, it is taken for the same child where it has the same parent, node, element and input digest, which stays as it is;
 * everything else is a conflict.
 *
 * @param id the child's id, unique in the store
 * @param node the parent's node, with the round where there are rounds; the store only compares it
 * @param element the element of that node, from 0; -1 where the node has none
 * @param workflow the stored name of the child's workflow
 * @param version the workflow's version
 * @param inputDigest tells whether an id that is there means the same run
 * @param priority higher is claimed first
 * @param token a fresh random token, under which its START entry stands
 * @param input UTF-8 JSON, or null where the workflow takes no input
 */
public record NewChild(
        String id,
        String node,
        int element,
        String workflow,
        int version,
        byte[] inputDigest,
        int priority,
        long token,
        byte @Nullable [] input) {}
