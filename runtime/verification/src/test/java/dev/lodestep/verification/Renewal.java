package dev.lodestep.verification;

import dev.lodestep.ContinueOnError;
import dev.lodestep.FirstOf;
import dev.lodestep.From;
import dev.lodestep.Recover;
import dev.lodestep.Retry;
import dev.lodestep.Sleep;
import dev.lodestep.Step;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A subscription that is renewed: it rests, quotes with a fallback, greets if it can, and takes whichever answer comes first. */
@Workflow
public class Renewal {
    private final Consumer<String> calls;

    Renewal(Consumer<String> calls) {
        this.calls = calls;
    }

    record Plan(String name, boolean marketDown) {}

    record Quote(int cents) {}

    record Greeting(String text) {}

    record Consent(String by) {}

    record Bill(String text) {}

    @Sleep
    Duration rest(Plan plan) {
        calls.accept("rest");
        return Duration.ofHours(1);
    }

    @Step(after = "rest")
    @Retry(maxAttempts = 2, initial = "1ms")
    Quote quote(Plan plan) {
        calls.accept("quote");
        if (plan.marketDown()) {
            throw new IllegalStateException("no market");
        }
        return new Quote(900);
    }

    @Recover("quote")
    Quote listPrice(IllegalStateException noMarket, Plan plan) {
        return new Quote(1000);
    }

    @Step(after = "quote")
    @ContinueOnError
    @Retry(maxAttempts = 1)
    Greeting greet(Plan plan) {
        calls.accept("greet");
        throw new IllegalArgumentException("nobody there");
    }

    @WaitForSignal(after = "greet", timeout = "30d")
    @FirstOf("consent")
    Consent byMail(Optional<Consent> answer) {
        return answer.orElse(new Consent("nobody"));
    }

    @WaitForSignal(after = "greet", timeout = "30d")
    @FirstOf("consent")
    Consent byPhone(Optional<Consent> answer) {
        return answer.orElse(new Consent("nobody"));
    }

    @Step
    Bill bill(Quote quote, Optional<Greeting> greeting, @From({"byMail", "byPhone"}) List<Consent> consents) {
        calls.accept("bill");
        return new Bill(quote.cents() + " with " + consents
                + greeting.map(Greeting::text).orElse(" ungreeted"));
    }
}
