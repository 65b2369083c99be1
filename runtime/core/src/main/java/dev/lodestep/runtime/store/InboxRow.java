package dev.lodestep.runtime.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was stored.
 *
 * @param ord its position in the run's inbox, from 1, in commit order
 * @param kind what it is
 * @param name for a signal: its name; for a cancellation: the mode; for a child: the node, as it was given with the child
 * @param element for a child: the element of that node; -1 where there is none
 * @param signalId the sender's id of it, if it gave one, unique among the run's messages of that kind
 * @param token identifies it beside its position
 * @param accepted whether an open wait took it when it was delivered
 * @param payload UTF-8 JSON, or null
 * @param at when it was delivered, by the store's clock
 */
public record InboxRow(
        int ord,
        MessageKind kind,
        String name,
        int element,
        @Nullable String signalId,
        long token,
        boolean accepted,
        byte @Nullable [] payload,
        Instant at) {}
