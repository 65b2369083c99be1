package dev.lodestep.verification.kit;

import dev.lodestep.Compensate;
import dev.lodestep.Retry;
import dev.lodestep.Sleep;
import dev.lodestep.Step;
import dev.lodestep.StepContext;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A cabin is booked, a captain asked, and after a night the ship leaves. */
@Workflow
@Retry(maxAttempts = 3, initial = "1h", factor = 1, cap = "1h", jitter = 0)
public class Voyage {
    private final Harbour harbour;

    public record Ticket(String to) {}

    public record Cabin(String number) {}

    public record Yes(boolean sails) {}

    public record Departure(String text) {}

    /** What is outside. */
    public interface Harbour {
        String book(String to, StepContext step);

        default void giveBack(String cabin, StepContext step) {}

        CompletionStage<Departure> leave(String cabin, StepContext step);
    }

    public Voyage(Harbour harbour) {
        this.harbour = harbour;
    }

    @Step
    Cabin book(Ticket ticket, StepContext step) {
        return new Cabin(harbour.book(ticket.to(), step));
    }

    @Compensate("book")
    void giveBack(Cabin cabin, StepContext step) {
        harbour.giveBack(cabin.number(), step);
    }

    @WaitForSignal(after = "book", timeout = "2d")
    Yes captain(Optional<Yes> answer) {
        return answer.orElse(new Yes(false));
    }

    @Sleep(after = "captain")
    Duration night() {
        return Duration.ofHours(8);
    }

    @Step(after = "night")
    CompletionStage<Departure> leave(Cabin cabin, Yes yes, StepContext step) {
        if (!yes.sails()) {
            throw new IllegalStateException("the captain does not sail");
        }
        return harbour.leave(cabin.number(), step);
    }
}
