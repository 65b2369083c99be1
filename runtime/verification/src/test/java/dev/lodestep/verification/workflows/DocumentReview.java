package dev.lodestep.verification.workflows;

import dev.lodestep.Repeat;
import dev.lodestep.Step;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.util.Optional;
import java.util.function.Consumer;

/** A document that is reviewed and revised: the review sees the first draft, then each revised one. */
@Workflow
public class DocumentReview {
    private final Consumer<String> calls;

    public DocumentReview(Consumer<String> calls) {
        this.calls = calls;
    }

    public record Brief(String title) {}

    public record Draft(String text) {}

    /** What a reviewer wants changed; empty: nothing. */
    public record Notes(String changes) {}

    public sealed interface Review permits Accept, Changes {}

    public record Accept(String text) implements Review {}

    public record Changes(String what) implements Review {}

    public record Publication(String text) {}

    @Step
    Draft draft(Brief b) {
        calls.accept("draft");
        return new Draft(b.title());
    }

    @WaitForSignal(timeout = "7d")
    Review review(Optional<Notes> n, Draft d) {
        calls.accept("review " + d.text());
        return n.filter(notes -> !notes.changes().isEmpty())
                .<Review>map(notes -> new Changes(notes.changes()))
                .orElseGet(() -> new Accept(d.text()));
    }

    @Step
    @Repeat(from = "review", max = 5)
    Draft revise(Changes c, Draft d) {
        calls.accept("revise " + d.text());
        return new Draft(d.text() + "+" + c.what());
    }

    @Step
    Publication publish(Accept a, Draft d) {
        calls.accept("publish");
        return new Publication(d.text() + " as " + a.text());
    }
}
