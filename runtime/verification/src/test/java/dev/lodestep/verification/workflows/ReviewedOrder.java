package dev.lodestep.verification.workflows;

import dev.lodestep.Compensate;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.util.Optional;
import java.util.function.Consumer;

/** An order that is reviewed only when it is suspicious: it ships after whatever happened, unless it was rejected. */
@Workflow
public class ReviewedOrder {
    private final Consumer<String> calls;

    public ReviewedOrder(Consumer<String> calls) {
        this.calls = calls;
    }

    public sealed interface Fraud permits Clear, Suspect {}

    public record Clear() implements Fraud {}

    public record Suspect(String why) implements Fraud {}

    public sealed interface Decision permits Approved, Rejected {}

    public record Approved(String by) implements Decision {}

    public record Rejected(String by) implements Decision {}

    public record Order(String item, boolean suspicious) {}

    public record Reservation(String id) {}

    public record Payment(String id) {}

    public record Answer(String by, boolean yes) {}

    public record Shipment(String tracking) {}

    @Step
    Reservation reserve(Order o) {
        calls.accept("reserve");
        return new Reservation("R-" + o.item());
    }

    @Compensate("reserve")
    void release(Reservation r) {
        calls.accept("release " + r.id());
    }

    @Step
    @Retry(maxAttempts = 5)
    Payment charge(Order o, Reservation r) {
        calls.accept("charge");
        return new Payment("P-" + r.id());
    }

    @Compensate("charge")
    void refund(Payment p) {
        calls.accept("refund " + p.id());
    }

    @Step(after = "charge")
    Fraud check(Order o) {
        calls.accept("check");
        return o.suspicious() ? new Suspect("new customer") : new Clear();
    }

    @WaitForSignal(timeout = "3d", aborts = "Rejected")
    Decision review(Optional<Answer> a, Suspect s) {
        calls.accept("review " + s.why());
        return a.<Decision>map(answer -> answer.yes() ? new Approved(answer.by()) : new Rejected(answer.by()))
                .orElseGet(() -> new Approved("nobody"));
    }

    @Step(after = {"check", "review"})
    Shipment ship(Order o, Reservation r) {
        calls.accept("ship");
        return new Shipment(o.item() + " of " + r.id());
    }

    @Step
    void mail(Shipment s, Payment p) {
        calls.accept("mail " + s.tracking() + ", " + p.id());
    }
}
