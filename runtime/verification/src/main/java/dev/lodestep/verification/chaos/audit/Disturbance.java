package dev.lodestep.verification.chaos.audit;

import java.util.Optional;

/**
 * Something that the controller did.
 *
 * @param what what it was
 * @param process which process it met; empty: possibly all of them
 * @param fromMillis when it began
 * @param toMillis when its effects were surely over
 */
public record Disturbance(String what, Optional<String> process, long fromMillis, long toMillis) {
    boolean met(String name) {
        return process.isEmpty() || process.get().equals(name);
    }

    boolean during(long from, long to) {
        return fromMillis <= to && toMillis >= from;
    }
}
