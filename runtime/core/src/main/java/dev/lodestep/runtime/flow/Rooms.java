package dev.lodestep.runtime.flow;

import dev.lodestep.runtime.machine.ConcurrencyDefinition;
import dev.lodestep.runtime.machine.RateDefinition;
import java.util.Optional;

/** Makes the room of each limit, the same for all who share the limit. Called under the lock of the {@link Lines}. */
interface Rooms {
    /** That of a key of {@code @Concurrency}, of which another node says how much it is. */
    Room concurrency(String node, ConcurrencyDefinition limit);

    /** That of the rate of a node in all versions of its workflow, of which one has this rate or none. */
    Room rate(String node, Optional<RateDefinition> rate);

    /** Whoever may was let go, and this lets the others tell what they want. */
    default void waiting(Runnable othersTell) {}
}
