package dev.lodestep.verification.workflows;

import dev.lodestep.Child;
import dev.lodestep.Compensate;
import dev.lodestep.Step;
import dev.lodestep.Workflow;
import dev.lodestep.WorkflowAbort;
import java.util.List;
import java.util.function.Consumer;

/** A suit and some cakes, each a run of its own; when it rains all of it is undone. */
@Workflow
public class Wedding {
    private final Consumer<String> calls;

    public Wedding(Consumer<String> calls) {
        this.calls = calls;
    }

    public record Plan(Tailoring.Guest groom, List<String> cakes, boolean rain) {}

    public record Hall(String name) {}

    public record Party(String text) {}

    @Step
    Hall rent(Plan p) {
        calls.accept("rent");
        return new Hall("hall for " + p.groom().name());
    }

    @Compensate("rent")
    void leave(Hall h) {
        calls.accept("leave " + h.name());
    }

    @Child(value = Baking.class, after = "rent")
    List<Baking.Recipe> cakes(Plan p) {
        calls.accept("order cakes");
        return p.cakes().stream().map(Baking.Recipe::new).toList();
    }

    @Child(value = Tailoring.class, after = "cakes")
    Tailoring.Guest suit(Plan p) {
        calls.accept("order suit");
        return p.groom();
    }

    @Step
    Party celebrate(Tailoring.Suit s, List<Baking.Cake> c, Plan p) {
        calls.accept("celebrate");
        if (p.rain()) {
            throw new WorkflowAbort("rain");
        }
        return new Party(s.text() + " with " + c.stream().map(Baking.Cake::name).toList());
    }
}
