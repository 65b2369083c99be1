package dev.lodestep.verification;

import dev.lodestep.Compensate;
import dev.lodestep.Failure;
import dev.lodestep.From;
import dev.lodestep.OnlyIf;
import dev.lodestep.Result;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.StepContext;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Twelve nodes with every kind of branch; what goes wrong, and how often, is part of the claim. */
@Workflow
@Retry(maxAttempts = 3, initial = "1ms", factor = 1, cap = "1ms", jitter = 0)
public class InsuranceClaim {
    private final Calls calls;

    InsuranceClaim(Calls calls) {
        this.calls = calls;
    }

    /** Which attempts fail: up to that many of the named method, or of what undoes it. */
    record Claim(String number, Size size, boolean abroad, Optional<String> mail, Map<String, Integer> trouble) {}

    enum Size {
        SMALL,
        LARGE,
        VOID
    }

    record Dossier(String number) {}

    record Estimate(long cents, String by) {}

    record Answer(Say say, String by) {}

    enum Say {
        GRANT,
        LOWER,
        REFUSE,
        WITHDRAW
    }

    sealed interface Verdict permits Granted, Lowered, Refused, Withdrawn {}

    record Granted(String by) implements Verdict {}

    record Lowered(String by, long cents) implements Verdict {}

    record Refused(String by) implements Verdict {}

    record Withdrawn(String by) implements Verdict {}

    record Payment(long cents) {}

    record Transfer(String way, long cents) {}

    record Note(String to) {}

    record Receipt(String number, Transfer transfer, boolean guessed, Optional<String> verdict, Optional<Note> note) {}

    record Summary(Optional<Receipt> receipt, Size size, Optional<Verdict> verdict) {}

    @Step
    Dossier open(Claim claim, StepContext step) {
        calls.make(step, "open", claim.trouble());
        return new Dossier("D-" + claim.number());
    }

    @Compensate("open")
    void close(Dossier dossier, Claim claim, Failure reason, StepContext step) {
        calls.make(step, "undo open", claim.trouble());
    }

    @Step(ends = "VOID")
    Size route(Dossier dossier, Claim claim, StepContext step) {
        calls.make(step, "route", claim.trouble());
        return claim.size();
    }

    @Step(after = "route", when = "SMALL")
    Estimate guess(Dossier dossier, Claim claim, StepContext step) {
        calls.make(step, "guess", claim.trouble());
        return new Estimate(100, "rule");
    }

    @Step(after = "route", when = "LARGE")
    Estimate inspect(Dossier dossier, Claim claim, StepContext step) {
        calls.make(step, "inspect", claim.trouble());
        return new Estimate(90_000, "inspector of " + dossier.number());
    }

    @Compensate("inspect")
    void discard(@From("inspect") Estimate estimate, Claim claim, StepContext step) {
        calls.make(step, "undo inspect", claim.trouble());
    }

    @WaitForSignal(timeout = "1h", aborts = "Refused", ends = "Withdrawn")
    Verdict judge(Optional<Answer> answer, @From("inspect") Estimate estimate, Claim claim, StepContext step) {
        calls.make(step, "judge", claim.trouble());
        if (answer.isEmpty()) {
            return new Lowered("nobody", estimate.cents() / 2);
        }
        String by = answer.get().by();
        return switch (answer.get().say()) {
            case GRANT -> new Granted(by);
            case LOWER -> new Lowered(by, estimate.cents() / 10);
            case REFUSE -> new Refused(by);
            case WITHDRAW -> new Withdrawn(by);
        };
    }

    @Step
    Estimate lower(Lowered lowered, Claim claim, StepContext step) {
        calls.make(step, "lower", claim.trouble());
        return new Estimate(lowered.cents(), lowered.by());
    }

    @Step(after = {"guess", "judge", "lower"})
    Payment pay(Estimate estimate, Claim claim, StepContext step) {
        calls.make(step, "pay", claim.trouble());
        return new Payment(estimate.cents());
    }

    @Compensate("pay")
    void refund(Payment payment, Claim claim, StepContext step) {
        calls.make(step, "undo pay", claim.trouble());
    }

    @Step
    boolean abroad(Payment payment, Claim claim, StepContext step) {
        calls.make(step, "abroad", claim.trouble());
        return claim.abroad();
    }

    @Step(after = "abroad", when = "true")
    Transfer wire(Payment payment, Claim claim, StepContext step) {
        calls.make(step, "wire", claim.trouble());
        return new Transfer("wire", payment.cents());
    }

    @Compensate("wire")
    void recall(@From("wire") Transfer transfer, Claim claim, StepContext step) {
        calls.make(step, "undo wire", claim.trouble());
    }

    @Step(after = "abroad", when = "false")
    Transfer giro(Payment payment, Claim claim, StepContext step) {
        calls.make(step, "giro", claim.trouble());
        return new Transfer("giro", payment.cents());
    }

    @OnlyIf("notice")
    boolean wantsNotice(Claim claim, StepContext step) {
        calls.make(step, "wantsNotice", claim.trouble());
        return claim.mail().isPresent();
    }

    @Step
    Note notice(Claim claim, Transfer transfer, StepContext step) {
        calls.make(step, "notice", claim.trouble());
        return new Note(claim.mail().orElseThrow());
    }

    @Step
    Receipt archive(
            Dossier dossier,
            Transfer transfer,
            @From("guess") Optional<Estimate> guessed,
            Optional<Verdict> verdict,
            Optional<Note> note,
            Claim claim,
            StepContext step) {
        calls.make(step, "archive", claim.trouble());
        return new Receipt(dossier.number(), transfer, guessed.isPresent(), verdict.map(Verdict::toString), note);
    }

    @Result
    Summary summary(Optional<Receipt> receipt, Size size, Optional<Verdict> verdict) {
        return new Summary(receipt, size, verdict);
    }

    /** The outside world: fails where the claim says so. */
    interface Calls {
        /** Notes the call. */
        void note(StepContext step, String what);

        /** A call that fails up to its number of attempts. */
        default void make(StepContext step, String what, Map<String, Integer> trouble) {
            note(step, what);
            @Nullable Integer failing = trouble.get(what);
            if (failing != null && step.attempt() <= failing) {
                throw new IllegalStateException(what + " is out of order");
            }
        }
    }
}
