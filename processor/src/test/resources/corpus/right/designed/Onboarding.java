package com.acme;

import dev.lodestep.*;
import java.util.*;

/** A reminder every three days, ten times; the loop ends when nobody was reminded, or at its limit. */
@Workflow
class Onboarding {
    record SignUp(String mail) {}

    record Token(String secret) {}

    record Click(String secret) {}

    sealed interface Answer permits Confirmed, NotYet {}

    record Confirmed() implements Answer {}

    record NotYet() implements Answer {}

    record Reminder(int round) {}

    record Account(String mail) {}

    record Dropped(String mail) {}

    record Outcome(boolean active) {}

    //= invite (s = input)
    @Step
    Token invite(SignUp s) {
        return new Token(s.mail());
    }

    //= confirm <- invite (t = invite)
    @WaitForSignal(timeout = "3d")
    Answer confirm(Optional<Click> c, Token t) {
        return c.isPresent() ? new Confirmed() : new NotYet();
    }

    //= remind <- confirm (n = confirm, s = input)
    @Step
    @Repeat(from = "confirm", max = 10, onLimit = OnLimit.GO_ON)
    Reminder remind(NotYet n, SignUp s, StepContext step) {
        return new Reminder(step.round());
    }

    //= activate <- confirm, remind (c = confirm, s = input)
    @Step
    Account activate(Confirmed c, SignUp s) {
        return new Account(s.mail());
    }

    //= drop <- confirm, remind (n = confirm, s = input)
    @Step
    Dropped drop(NotYet n, SignUp s) {
        return new Dropped(s.mail());
    }

    @Result
    Outcome outcome(Optional<Account> a, Optional<Dropped> d) {
        return new Outcome(a.isPresent() && d.isEmpty());
    }
}
