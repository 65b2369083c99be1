package dev.lodestep.processor.check;

import dev.lodestep.processor.diagnostic.LoopMessages;
import dev.lodestep.processor.graph.Nodes;
import dev.lodestep.processor.graph.OrderedWorkflow;
import java.util.List;

/** {@code bad-race}: several nodes race, and all of them follow the same nodes. */
final class BadRaces implements OrderRule {
    @Override
    public void check(OrderedWorkflow workflow, Report report) {
        Nodes nodes = workflow.skeleton().nodes();
        workflow.races().forEach(race -> {
            List<String> members = nodes.names(race.members());
            if (members.size() == 1) {
                String only = members.get(0);
                int node = race.members().nextSetBit(0);
                report.add(LoopMessages.raceOfOne(nodes.get(node).source(), only, race.group()), only);
            }
            if (!race.unequal().isEmpty()) {
                members.forEach(report::taint);
            }
            race.unequal().stream().forEach(node -> {
                int first = race.members().nextSetBit(0);
                report.add(
                        LoopMessages.unequalRace(
                                nodes.get(node).source(),
                                race.group(),
                                nodes.name(first),
                                nodes.names(workflow.edges().graph().predecessors(first)),
                                nodes.name(node),
                                nodes.names(workflow.edges().graph().predecessors(node))),
                        nodes.name(node));
            });
        });
    }
}
