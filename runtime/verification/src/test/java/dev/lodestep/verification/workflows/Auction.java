package dev.lodestep.verification.workflows;

import dev.lodestep.Step;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.util.Optional;

/** Waits for one of several possible calls, none of which counts when the auction is not open. */
@Workflow
public class Auction {
    public record Lot(String name) {}

    public record Opened(String lot) {}

    public sealed interface Call permits Bid, Withdrawal {}

    public record Bid(String who, long cents) implements Call {}

    public record Withdrawal(String why) implements Call {}

    @Step
    Opened open(Lot lot) {
        return new Opened(lot.name());
    }

    @WaitForSignal(timeout = "30d", buffer = false)
    Call called(Optional<Call> call, Opened lot) {
        return call.orElseGet(() -> new Withdrawal("found nobody who wants " + lot.lot()));
    }

    @Step
    String sold(Bid bid, Lot lot) {
        return lot.name() + " to " + bid.who() + " for " + bid.cents();
    }

    @Step
    String unsold(Withdrawal withdrawal, Lot lot) {
        return lot.name() + " " + withdrawal.why();
    }
}
