package dev.lodestep.runtime.machine;

import dev.lodestep.OnLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A loop. A round begins at its header and ends when all members are settled. The loop ends when no tail ran in the round, when the predicate
 * of the tail that ran holds, or at the limit.
 *
 * @param header the node that begins each round; it names the loop
 * @param members all its nodes, those of inner loops included
 * @param tails the repeating nodes, of which at most one runs in a round
 * @param max how many rounds there are at most; {@code Repeat.UNBOUNDED} for no limit
 * @param onLimit what becomes of the run when the last round has not ended the loop
 */
public record LoopDefinition(String header, List<String> members, List<Tail> tails, int max, OnLimit onLimit) {
    /** Copies the lists. */
    public LoopDefinition {
        members = List.copyOf(members);
        tails = List.copyOf(tails);
    }

    /**
     * A node after which the loop may go back to its header.
     *
     * @param node its name
     * @param every the pause between two rounds; null: none
     * @param until the parameters of the predicate that ends the loop after it, if there is one
     */
    public record Tail(String node, @Nullable Duration every, Optional<List<Binding>> until) {
        /** A tail without pause and predicate. */
        public static Tail of(String node) {
            return new Tail(node, null, Optional.empty());
        }

        /** The same with a pause after it. */
        public Tail every(Duration pause) {
            return new Tail(node, pause, until);
        }

        /** The same with a predicate of these parameters. */
        public Tail until(Binding... parameters) {
            return new Tail(node, every, Optional.of(List.of(parameters)));
        }
    }

    /** A loop that fails the run at its limit. */
    public static LoopDefinition of(String header, int max, String... members) {
        return new LoopDefinition(header, List.of(members), List.of(), max, OnLimit.FAIL);
    }

    /** The same; at the limit the run goes on. */
    public LoopDefinition goesOnAtLimit() {
        return new LoopDefinition(header, members, tails, max, OnLimit.GO_ON);
    }

    /** The same with one more tail. */
    public LoopDefinition tail(Tail tail) {
        List<Tail> more = new ArrayList<>(tails);
        more.add(tail);
        return new LoopDefinition(header, members, more, max, onLimit);
    }
}
