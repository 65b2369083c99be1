package dev.lodestep.processor.graph;

import dev.lodestep.OnLimit;
import java.util.List;
import java.util.Optional;

/**
 * A loop. A round begins at its header and ends when all members are settled. The loop ends when no tail ran in the round, when the
 * {@code @Until} of the tail that ran holds, or at the limit.
 *
 * @param header the name of the node that begins each round, which is also how the loop is known
 * @param tails the names of the repeating nodes, of which at most one runs in a round; sorted by place
 * @param members the names of all its nodes, those of inner loops included; sorted by place
 * @param max how many rounds there are at most; {@code Repeat.UNBOUNDED} for no limit
 * @param onLimit what becomes of the run when the last round has not ended the loop
 * @param outer the header of the loop directly around it
 */
public record GraphLoop(
        String header, List<String> tails, List<String> members, int max, OnLimit onLimit, Optional<String> outer) {
    public GraphLoop {
        tails = List.copyOf(tails);
        members = List.copyOf(members);
    }
}
