package dev.lodestep.runtime.flow;

import dev.lodestep.runtime.Environment;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.WorkflowDefinition;

/**
 * Says when attempts at limited nodes may begin. Who may not begin yet waits in a line, without holding a thread: of higher priority first,
 * in the order of arrival among equals.
 *
 * <p>{@link SharedFlow} keeps the limits of all workers of a store, {@link #local} those of one engine whose store cannot keep them. Neither
 * the methods here nor those of tickets block, or call anybody back before they return.
 */
public interface FlowControl {
    /** The limits of one engine, kept in its memory. */
    static FlowControl local(Environment environment) {
        return new Lines(environment, new LocalRooms());
    }

    /** Whether attempts at this node are limited; those at others need not ask. */
    static boolean limits(NodeDefinition node) {
        return node.rate().isPresent() || node.concurrency().isPresent();
    }

    /** Makes the limits of a workflow's nodes known. Where several say different things about the same limit, the strictest one holds. */
    void add(WorkflowDefinition<?, ?> definition);

    /**
     * Asks that one attempt at a limited node of a known workflow may begin.
     *
     * @param granted called once, on a thread for users' code, when the ticket is granted; not if it is granted when this returns, and
     *     possibly just after it was given back
     */
    Ticket ask(WorkflowDefinition<?, ?> definition, NodeDefinition node, Runnable granted);
}
