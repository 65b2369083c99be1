package dev.lodestep.verification.chaos.work;

import dev.lodestep.Compensate;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.StepContext;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The child: a transaction, and a wait that is always in vain. */
@Workflow(name = "meal")
@Retry(maxAttempts = 50, initial = "20ms", cap = "250ms")
public class Meal {
    private final Effects effects;

    /** One whose effects go there. */
    public Meal(Effects effects) {
        this.effects = effects;
    }

    /** What is to be cooked, and how many attempts fail. */
    public record Order(String dish, int failures) {}

    /** It is cooked. */
    public record Cooked(String dish) {}

    /** What nobody says. */
    public record Wish(String text) {}

    /** It is eaten. */
    public record Eaten(String dish) {}

    @Step
    Cooked cook(Order order, Connection connection, StepContext step) throws SQLException {
        effects.leave("cook", step, connection);
        if (step.attempt() <= order.failures()) {
            throw new IllegalStateException("planned failure " + step.attempt());
        }
        return new Cooked(order.dish());
    }

    @Compensate("cook")
    void pour(Cooked cooked, Connection connection, StepContext step) throws SQLException {
        effects.leave("undo cook", step, connection);
    }

    @WaitForSignal(timeout = "30ms")
    Eaten eat(Optional<Wish> wish, Cooked cooked, StepContext step) {
        effects.leave("eat", step);
        return new Eaten(cooked.dish() + wish.map(Wish::text).orElse(""));
    }
}
