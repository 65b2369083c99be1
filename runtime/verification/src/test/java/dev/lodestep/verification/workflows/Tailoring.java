package dev.lodestep.verification.workflows;

import dev.lodestep.Compensate;
import dev.lodestep.Step;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import dev.lodestep.WorkflowAbort;
import java.util.Optional;
import java.util.function.Consumer;

/** A suit that is cut for somebody, and fitted when he comes. */
@Workflow
public class Tailoring {
    private final Consumer<String> calls;

    public Tailoring(Consumer<String> calls) {
        this.calls = calls;
    }

    public record Guest(String name, boolean known) {}

    public record Cloth(String text) {}

    public record Size(int number) {}

    public record Suit(String text) {}

    @Step
    Cloth cut(Guest g) {
        calls.accept("cut " + g.name());
        if (!g.known()) {
            throw new WorkflowAbort("nobody knows " + g.name());
        }
        return new Cloth("cloth of " + g.name());
    }

    @Compensate("cut")
    void throwAway(Cloth c) {
        calls.accept("throw away " + c.text());
    }

    @WaitForSignal(timeout = "9d")
    Suit fit(Optional<Size> s, Cloth c) {
        calls.accept("fit " + c.text());
        return new Suit(c.text() + s.map(size -> " in " + size.number()).orElse(" as it is"));
    }
}
