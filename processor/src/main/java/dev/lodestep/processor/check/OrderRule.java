package dev.lodestep.processor.check;

import dev.lodestep.processor.graph.OrderedWorkflow;

/** A rule about the input and the order that follow from the types. */
interface OrderRule {
    void check(OrderedWorkflow workflow, Report report);
}
