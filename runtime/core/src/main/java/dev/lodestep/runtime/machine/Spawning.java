package dev.lodestep.runtime.machine;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is recorded when children are to start: what the method of their node gave, or a reason why they cannot. */
final class Spawning {
    private Spawning() {}

    static Entry of(Work.Invoke work, @Nullable Object value, Instant now, double random) {
        ChildDefinition child = work.node().child().orElseThrow();
        boolean takesInput = child.workflow().get().input().isPresent();
        if (child.many()) {
            return value instanceof List<?> inputs
                            && (!takesInput || inputs.stream().noneMatch(Objects::isNull))
                    ? new Entry.Spawned(work.place(), work.attempt(), Collections.unmodifiableList(inputs))
                    : Attempts.failed(work, true, nothing(work, "returned null, or a null in its list"), now, random);
        }
        return value == null && takesInput
                ? Attempts.failed(work, true, nothing(work, "returned null"), now, random)
                : new Entry.Spawned(work.place(), work.attempt(), Collections.singletonList(takesInput ? value : null));
    }

    private static NullPointerException nothing(Work.Invoke work, String what) {
        return new NullPointerException(
                "'" + work.node().name() + "' " + what + ", but each child needs its input: return one for each");
    }

    static Entry again(RunState state, Work.Spawn work) {
        if (work.undo()) {
            return new Entry.UndoSpawned(work.place(), Attempts.reason(state));
        }
        NodeState.Child child = (NodeState.Child) state.at(work.place());
        return new Entry.Spawned(work.place(), 0, Collections.singletonList(child.input()));
    }
}
