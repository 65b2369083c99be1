package dev.lodestep.verification.workflows;

import dev.lodestep.OnLimit;
import dev.lodestep.Repeat;
import dev.lodestep.Result;
import dev.lodestep.Step;
import dev.lodestep.StepContext;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.util.Optional;
import java.util.function.Consumer;

/** A reminder every three days, ten times: only after the last one is the account activated or the sign-up dropped. */
@Workflow
public class Onboarding {
    private final Consumer<String> calls;

    public Onboarding(Consumer<String> calls) {
        this.calls = calls;
    }

    public record SignUp(String mail) {}

    public record Token(String text) {}

    public record Click(String token) {}

    public sealed interface Answer permits Confirmed, NotYet {}

    public record Confirmed(String token) implements Answer {}

    public record NotYet() implements Answer {}

    public record Reminder(int number, String key) {}

    public record Account(String mail) {}

    public record Dropped(String mail) {}

    public record Outcome(String text) {}

    @Step
    Token invite(SignUp s) {
        calls.accept("invite");
        return new Token("T-" + s.mail());
    }

    @WaitForSignal(timeout = "3d")
    Answer confirm(Optional<Click> c, Token t) {
        calls.accept("confirm");
        return c.filter(click -> click.token().equals(t.text()))
                .<Answer>map(click -> new Confirmed(click.token()))
                .orElseGet(NotYet::new);
    }

    @Step
    @Repeat(from = "confirm", max = 10, onLimit = OnLimit.GO_ON)
    Reminder remind(NotYet n, SignUp s, StepContext step) {
        calls.accept("remind " + step.round());
        return new Reminder(step.round(), step.idempotencyKey());
    }

    @Step
    Account activate(Confirmed c, SignUp s) {
        calls.accept("activate " + c.token());
        return new Account(s.mail());
    }

    @Step
    Dropped drop(NotYet n, SignUp s) {
        calls.accept("drop");
        return new Dropped(s.mail());
    }

    @Result
    Outcome outcome(Optional<Account> a, Optional<Dropped> d) {
        return new Outcome(
                a.map(account -> "active").or(() -> d.map(dropped -> "dropped")).orElseThrow());
    }
}
