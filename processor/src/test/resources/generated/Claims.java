package com.acme;

import dev.lodestep.Compensate;
import dev.lodestep.Compensation;
import dev.lodestep.Failure;
import dev.lodestep.From;
import dev.lodestep.OnlyIf;
import dev.lodestep.Result;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.StepContext;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Eight steps and a wait, with branches that meet again. */
@Workflow(name = "claims", version = 2)
class Claims {
    enum Way {
        AUTO,
        MANUAL
    }

    record Claim(String customer, long cents, LocalDate day, Map<Way, List<String>> documents) {}

    record Assessment(Way way, int score) {}

    sealed interface Verdict permits Accepted, Refused {}

    record Accepted(long cents) implements Verdict {}

    record Refused(String reason) implements Verdict {}

    record Booking(String id) {}

    record Answer(boolean yes, Optional<String> comment) {}

    @Step
    Assessment assess(Claim claim, StepContext step) {
        return new Assessment(Way.AUTO, 1);
    }

    @Step
    Way route(Assessment assessment) {
        return assessment.way();
    }

    @Step(after = "route", when = "AUTO")
    Verdict automatic(Claim claim, Assessment assessment) {
        return new Accepted(claim.cents());
    }

    @WaitForSignal(after = "route", when = "MANUAL", timeout = "7d")
    Verdict manual(Optional<Answer> answer) {
        return answer.filter(Answer::yes).<Verdict>map(a -> new Accepted(1)).orElse(new Refused("no answer"));
    }

    @Step(compensation = Compensation.NONE)
    @Retry(maxAttempts = 10, initial = "1s", cap = "1h")
    Booking pay(Accepted accepted) {
        return new Booking("b");
    }

    @Compensate(value = "pay", evenIfFailed = true)
    @Retry(maxAttempts = 20)
    void takeBack(Accepted accepted, Optional<Booking> booking, Failure failure) {}

    @Step
    void explain(Refused refused, Claim claim) {}

    @Step(after = {"pay", "explain"})
    void archive(Verdict verdict, Optional<Booking> booking) {}

    @OnlyIf("survey")
    boolean mayAsk(@From("assess") Assessment assessment) {
        return assessment.score() > 3;
    }

    @Step(after = "archive")
    void survey(Claim claim) {}

    @Result
    String result(Verdict verdict, Optional<Booking> booking) {
        return verdict + " " + booking;
    }
}
