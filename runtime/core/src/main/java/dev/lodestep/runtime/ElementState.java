package dev.lodestep.runtime;

import java.time.Instant;
import java.util.Optional;

/**
 * Where one element of a node stands that runs for each element of a list.
 *
 * @param element its position, from 0
 * @param attempts how many attempts have ended
 * @param due when it goes on, if it waits for a time
 * @param result what it gave, if it has completed with a result
 */
public record ElementState(
        int element, NodeStatus status, int attempts, Optional<Instant> due, Optional<Object> result) {
    /** Its position and where it stands; no values. */
    @Override
    public String toString() {
        return element + "=" + status + due.map(at -> " due " + at).orElse("");
    }
}
