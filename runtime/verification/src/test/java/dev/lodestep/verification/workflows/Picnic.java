package dev.lodestep.verification.workflows;

import dev.lodestep.Child;
import dev.lodestep.Compensate;
import dev.lodestep.Step;
import dev.lodestep.Workflow;
import dev.lodestep.WorkflowAbort;
import java.util.List;
import java.util.function.Consumer;

/** A big cake and some small ones, each a run of its own; when it rains all of it is undone, and nobody wants the big one back. */
@Workflow
public class Picnic {
    private final Consumer<String> calls;

    public Picnic(Consumer<String> calls) {
        this.calls = calls;
    }

    public record Basket(List<String> small, boolean rain) {}

    public record Meal(String text) {}

    @Child(Baking.class)
    Baking.Recipe big(Basket b) {
        calls.accept("order big");
        return new Baking.Recipe("big");
    }

    @Compensate("big")
    void feedBirds(Baking.Cake big) {
        calls.accept("birds eat " + big.name());
    }

    @Child(value = Baking.class, after = "big")
    List<Baking.Recipe> small(Basket b) {
        calls.accept("order small");
        return b.small().stream().map(Baking.Recipe::new).toList();
    }

    @Step
    Meal eat(Baking.Cake big, List<Baking.Cake> small, Basket b) {
        calls.accept("eat");
        if (b.rain()) {
            throw new WorkflowAbort("rain");
        }
        return new Meal(
                big.name() + " and " + small.stream().map(Baking.Cake::name).toList());
    }
}
