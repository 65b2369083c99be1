package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.LoopMessages;
import dev.lodestep.processor.graph.LoopFault;
import dev.lodestep.processor.graph.Nodes;
import dev.lodestep.processor.graph.OrderedWorkflow;
import dev.lodestep.processor.model.RepeatModel;
import dev.lodestep.processor.model.SourceRef;

/** {@code bad-loop}: a loop is entered at one node, holds no half of a fork, and is disjoint from another one or inside it (O-5). */
final class BadLoops implements OrderRule {
    @Override
    public void check(OrderedWorkflow workflow, Report report) {
        Nodes nodes = workflow.skeleton().nodes();
        for (LoopFault fault : workflow.edges().loopFaults()) {
            String tail = nodes.name(fault.tail());
            SourceRef at = nodes.get(fault.tail())
                    .modifiers()
                    .repeat()
                    .map(RepeatModel::source)
                    .orElseThrow();
            String first = nodes.name(fault.first());
            String second = nodes.name(fault.second());
            report.add(
                    switch (fault.kind()) {
                        case ENTERED_ELSEWHERE -> LoopMessages.enteredElsewhere(at, tail, first, second);
                        case HALF_A_FORK -> LoopMessages.halfAFork(at, tail, first, second);
                        case OVERLAP -> LoopMessages.overlap(at, tail, first);
                        case BOTH_REPEAT -> LoopMessages.bothRepeat(at, tail, first, second);
                        case OTHER_LIMIT -> LoopMessages.otherLimit(at, tail, first, second);
                    },
                    nodes.name(headerOf(workflow, fault.tail())));
            if (fault.kind() == LoopFault.Kind.OVERLAP) {
                report.taint(nodes.name(headerOf(workflow, fault.first())));
            }
        }
    }

    private static int headerOf(OrderedWorkflow workflow, int tail) {
        return workflow.skeleton().repeatsFrom(tail).orElse(tail);
    }
}
