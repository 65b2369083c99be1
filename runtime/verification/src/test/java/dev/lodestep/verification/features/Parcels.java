package dev.lodestep.verification.features;

import dev.lodestep.Compensate;
import dev.lodestep.Compensation;
import dev.lodestep.OnFailure;
import dev.lodestep.Result;
import dev.lodestep.Sleep;
import dev.lodestep.Step;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.time.Duration;
import java.util.Optional;

/** Every kind of branch on a constant and on a yes or no, with names of their own, and an undo for each step that needs one. */
@Workflow(
        name = "post/parcels",
        version = 3,
        input = Parcels.Parcel.class,
        onFailure = OnFailure.COMPENSATE,
        onCompensationFailure = OnFailure.COMPENSATE,
        failFast = false,
        priority = 5,
        compensation = Compensation.REQUIRED)
public class Parcels {
    public enum Kind {
        LETTER,
        SMALL,
        LARGE,
        BULKY,
        EMPTY,
        STOLEN
    }

    public record Parcel(Kind kind, boolean insured, boolean fragile) {}

    public record Label(String text) {}

    public record Offer(String carrier) {}

    public record Policy(String label) {}

    public record Sent(Optional<Label> label, Optional<Policy> policy) {}

    @Step(
            ends = {"EMPTY"},
            aborts = {"STOLEN"},
            compensation = Compensation.NONE)
    Kind kind(Parcel parcel) {
        return parcel.kind();
    }

    @Step(
            name = "by post",
            after = "kind",
            when = {"LETTER", "SMALL"},
            compensation = Compensation.OPTIONAL)
    Label post(Parcel parcel) {
        return new Label("stamped " + parcel.kind());
    }

    @Compensate("by post")
    void recall(Label label) {}

    @WaitForSignal(name = "by carrier", signal = "offer", timeout = "2d", after = "kind", when = "kind.LARGE")
    Label carrier(Optional<Offer> offer) {
        return new Label(offer.map(Offer::carrier).orElse("any carrier"));
    }

    @Sleep(name = "pick up", after = "kind", when = "BULKY")
    Duration pickUp(Parcel parcel) {
        return Duration.ofDays(3);
    }

    @Step(after = "pick up")
    Label freight(Parcel parcel) {
        return new Label("freight");
    }

    @Compensate("freight")
    void unload(Label label) {}

    @Step(
            after = {"by post", "by carrier", "freight"},
            ends = "false",
            compensation = Compensation.NONE)
    boolean insured(Parcel parcel) {
        return parcel.insured();
    }

    @Step(after = "insured", when = "true", pivot = true, compensation = Compensation.NONE)
    Policy insure(Label label) {
        return new Policy(label.text());
    }

    @WaitForSignal(
            name = "packed well",
            signal = "packed",
            timeout = "1h",
            after = "insure",
            ends = "true",
            aborts = "false")
    Boolean packed(Optional<Boolean> answer, Parcel parcel) {
        return answer.orElse(!parcel.fragile());
    }

    @Result
    Sent sent(Optional<Label> label, Optional<Policy> policy) {
        return new Sent(label, policy);
    }
}
