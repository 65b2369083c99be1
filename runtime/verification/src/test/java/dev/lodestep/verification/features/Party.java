package dev.lodestep.verification.features;

import dev.lodestep.Check;
import dev.lodestep.Compensate;
import dev.lodestep.Due;
import dev.lodestep.ForEach;
import dev.lodestep.From;
import dev.lodestep.OnlyIf;
import dev.lodestep.Parallel;
import dev.lodestep.Recover;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.StepContext;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Work and waits for each of a list, in order and at once, and branches at once with a join that takes some of them. */
@Workflow
@Retry(maxAttempts = 2, initial = "1ms", cap = "1ms", jitter = 0)
public class Party {
    public record Plan(List<String> guests, Instant until, boolean music) {}

    public record Invitation(String to, String key) {}

    public record Reply(boolean comes) {}

    public record Seat(Optional<String> guest) {}

    public record Badge(String text) {}

    public record Dish(String text) {}

    public record Evening(List<Seat> seats, List<Badge> badges, List<Dish> dishes, Optional<Dish> second) {}

    @Step
    List<String> guests(Plan plan) {
        return plan.guests();
    }

    @Step
    Invitation invite(@ForEach(maxConcurrency = 1) String guest, StepContext step) {
        return new Invitation(guest, step.idempotencyKey());
    }

    @Compensate("invite")
    void uninvite(Invitation invitation, String guest) {}

    @WaitForSignal(signal = "reply")
    Seat answer(Optional<Reply> reply, @ForEach(maxConcurrency = 2) Invitation invitation) {
        return new Seat(reply.filter(Reply::comes).map(any -> invitation.to()));
    }

    @Due("answer")
    Instant until(Plan plan) {
        return plan.until();
    }

    @Check("answer")
    void isReply(Reply reply, Plan plan) {
        if (plan.guests().isEmpty()) {
            throw new IllegalArgumentException("nobody is invited");
        }
    }

    @Step
    @Parallel
    Badge badge(@ForEach Seat seat) {
        return new Badge(seat.guest().orElse("-"));
    }

    @Recover("badge")
    Badge blank(IllegalStateException noPrinter, Seat seat) {
        return new Badge("blank for " + seat.guest().orElse("-"));
    }

    @Step(after = "answer")
    @Parallel
    Dish soup(Plan plan) {
        return new Dish("soup");
    }

    @Compensate("soup")
    void pourAway(@From("soup") Dish soup) {}

    @Step(after = "answer")
    @Parallel
    Dish cake(Plan plan) {
        return new Dish("cake");
    }

    @OnlyIf("cake")
    boolean isSweet(Plan plan) {
        return plan.music();
    }

    @Step
    Evening begin(
            List<Seat> seats,
            List<Badge> badges,
            @From({"cake", "soup"}) List<Dish> dishes,
            @From("cake") Optional<Dish> second) {
        return new Evening(seats, badges, dishes, second);
    }
}
