package dev.lodestep.verification.simulation.program;

import dev.lodestep.runtime.machine.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node of a program.
 *
 * @param name its name
 * @param kind what it is
 * @param before the nodes that it follows, whose results it takes
 * @param failures how many attempts at it fail, of each round and element
 * @param attempts how many attempts there are; with no more than the failures it fails for good
 * @param pause the pause after its first failed attempt
 * @param takes how long an attempt takes
 * @param undoFailures how many attempts to undo it fail; -1: it cannot be undone
 * @param recovers whether another result stands in for it when it has failed for good
 * @param when the node on whose result it depends whether this one runs; null: none
 * @param optional whether its failure does not fail the run
 * @param time for a sleep or a wait: how long; null for a wait for ever
 * @param elements for each of how many elements it runs
 * @param child the program that it starts; null for the other kinds
 */
public record Part(
        String name,
        Kind kind,
        List<String> before,
        int failures,
        int attempts,
        Duration pause,
        Duration takes,
        int undoFailures,
        boolean recovers,
        @Nullable String when,
        boolean optional,
        @Nullable Duration time,
        int elements,
        @Nullable Program child) {
    /** What a node is. */
    public enum Kind {
        /** A step. */
        STEP,
        /** A wait for a signal. */
        WAIT,
        /** A sleep. */
        SLEEP,
        /** A step that runs for each element of a list. */
        EACH,
        /** A child, or one for each element of a list. */
        CHILD
    }

    /** The signal that it waits for; other waits may wait for the same one. */
    public String signal() {
        return name.hashCode() % 2 == 0 ? "yes" : "no";
    }

    /** Whether it can be undone by a method of its own. */
    public boolean undoable() {
        return undoFailures >= 0;
    }

    /** Whether all attempts at it fail. */
    public boolean fails() {
        return failures >= attempts;
    }

    /** When failed attempts are made again. */
    RetryPolicy retry() {
        return RetryPolicy.of(attempts, pause, 2, Duration.ofMinutes(1), 0.2);
    }

    /** The same in a program that has only those other nodes. */
    Part among(List<String> names) {
        List<String> left = new ArrayList<>(before);
        left.retainAll(names);
        return new Part(
                name,
                kind,
                left,
                failures,
                attempts,
                pause,
                takes,
                undoFailures,
                recovers,
                when != null && names.contains(when) ? when : null,
                optional,
                time,
                elements,
                child);
    }

    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(name).append(": ").append(kind.name().toLowerCase(java.util.Locale.ROOT));
        if (!before.isEmpty()) {
            text.append(" after ").append(String.join(" and ", before));
        }
        if (when != null) {
            text.append(", if ").append(when).append(" says so");
        }
        if (kind == Kind.WAIT || kind == Kind.SLEEP) {
            text.append(time == null ? ", for ever" : ", for " + time.toMillis() + " ms");
        }
        if (elements > 0) {
            text.append(", ").append(elements).append(" times");
        }
        if (failures > 0) {
            text.append(", fails ")
                    .append(failures)
                    .append(" of ")
                    .append(attempts)
                    .append(" attempts");
        }
        if (!takes.isZero()) {
            text.append(", takes ").append(takes.toMillis()).append(" ms");
        }
        if (undoable()) {
            text.append(", can be undone");
        }
        if (recovers) {
            text.append(", has a recovery");
        }
        if (optional) {
            text.append(", may fail");
        }
        if (child != null) {
            text.append(", starts ").append(child.name());
        }
        return text.toString();
    }
}
