package dev.lodestep.runtime.machine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A wait that is open, with what it was given: enough to show somebody the question that the run asks. */
public final class OpenWait {
    private final Work.Await wait;
    private final List<@Nullable Object> given;
    private final @Nullable Question question;

    private OpenWait(Work.Await wait, List<@Nullable Object> given, @Nullable Question question) {
        this.wait = wait;
        this.given = given;
        this.question = question;
    }

    /** All open waits of a run, in the order of the nodes and of their elements; none while it is parked. */
    public static List<OpenWait> of(RunState state) {
        List<OpenWait> open = new ArrayList<>();
        for (Work work : Planner.next(state)) {
            if (work instanceof Work.Await wait) {
                Question asked = state.at(wait.place()) instanceof NodeState.Waiting at ? at.question() : null;
                Values values = Values.at(state, wait.place());
                open.add(new OpenWait(wait, values.all(wait.node().parameters()), asked));
            }
        }
        return open;
    }

    /** The wait's name. */
    public String node() {
        return wait.node().name();
    }

    /** The name of the signal that it takes. */
    public String signal() {
        return wait.signal().name();
    }

    /** When its time is over, if it ever is. */
    public Optional<Instant> due() {
        return Optional.ofNullable(wait.due());
    }

    /** Of which element of a list it is the wait, counted from 0; empty for a wait that is one of its own. */
    public OptionalInt element() {
        return wait.place().isElement() ? OptionalInt.of(wait.place().element()) : OptionalInt.empty();
    }

    /** The value of a parameter of the wait's method, payload and carry not counted. The caller names its type. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the definition bound it to a producer of it
    public <T> T get(int position) {
        return (T) given.get(position);
    }

    /** What a re-entrant step has asked with. The caller names its type. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the step's carry codec decoded it
    public <C> C asked() {
        return (C) Objects.requireNonNull(question, "no step has asked").carry();
    }

    /** For generated code that does not know the wait. */
    public IllegalStateException unknown() {
        return new IllegalStateException("no type was generated for the wait '" + node()
                + "': compile the workflow and what is generated of it together");
    }
}
