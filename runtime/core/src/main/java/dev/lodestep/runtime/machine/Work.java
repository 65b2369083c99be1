package dev.lodestep.runtime.machine;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be done next for a run; the planner names all of it, whoever drives the machine does it, and records how it went. */
public sealed interface Work {
    /** The time that it waits for; null: none. */
    default @Nullable Instant due() {
        return null;
    }

    /** The first time that one of these waits for, if one does. */
    static Optional<Instant> earliestDue(List<Work> open) {
        return open.stream().map(Work::due).filter(Objects::nonNull).min(Instant::compareTo);
    }

    /** Record that a node does not run. */
    record Skip(String node, SkipReason reason) implements Work {}

    /** Run a node, not before {@code due} if that is not null; ask its guard first, unless it was admitted before. */
    record Invoke(
            NodeDefinition node,
            int attempt,
            boolean admitted,
            @Nullable Instant due,
            @Nullable Wake wake) implements Work {}

    /** Open a wait, not before {@code due} if that is not null; ask its guard first. */
    record Open(NodeDefinition node, int attempt, @Nullable Instant due) implements Work {}

    /** An open wait: take a signal that is there, or record that its time is over at {@code due}. */
    record Await(
            NodeDefinition node,
            SignalDefinition signal,
            @Nullable Instant due) implements Work {}

    /** A sleep that goes on until {@code due}: record then that its time is over. */
    record Sleep(NodeDefinition node, Instant due) implements Work {}

    /** Undo a node, not before {@code due} if that is not null. Only when nothing of the run executes any more. */
    record Undo(NodeDefinition node, int attempt, @Nullable Instant due) implements Work {}

    /** Make the workflow's result and end the run. */
    record Complete() implements Work {}

    /** End the run. Only when nothing of it executes any more, except where it is cancelled without compensation. */
    record End(Ending ending) implements Work {}

    /** Park the run for an operator. Only when nothing of it executes any more. */
    record Park(String reason) implements Work {}
}
