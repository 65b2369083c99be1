package dev.lodestep.processor.graph;

import java.util.List;

/**
 * A race: of its members, which all follow the same nodes, the first to complete wins, and the others are cancelled and skipped.
 *
 * @param group the group's name
 * @param members the names of the nodes, sorted by place
 */
public record GraphRace(String group, List<String> members) {
    public GraphRace {
        members = List.copyOf(members);
    }
}
