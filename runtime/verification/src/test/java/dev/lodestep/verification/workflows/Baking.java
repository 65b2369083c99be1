package dev.lodestep.verification.workflows;

import dev.lodestep.Compensate;
import dev.lodestep.Step;
import dev.lodestep.Workflow;
import java.util.function.Consumer;

/** A cake, which can be given away. */
@Workflow
public class Baking {
    private final Consumer<String> calls;

    public Baking(Consumer<String> calls) {
        this.calls = calls;
    }

    public record Recipe(String name) {}

    public record Cake(String name) {}

    @Step
    Cake bake(Recipe r) {
        calls.accept("bake " + r.name());
        return new Cake(r.name() + " cake");
    }

    @Compensate("bake")
    void giveAway(Cake c) {
        calls.accept("give away " + c.name());
    }
}
