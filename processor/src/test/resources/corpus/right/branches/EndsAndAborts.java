package com.acme;

import dev.lodestep.*;
import java.util.*;

/** One case ends the run with its own result, one compensates it, one goes on. */
@Workflow
class EndsAndAborts {
    sealed interface Verdict permits Fine, Duplicate, Fraud {}

    record Fine(int score) implements Verdict {}

    record Duplicate(String of) implements Verdict {}

    record Fraud(String why) implements Verdict {}

    record Claim(String id) {}

    record Registered(String id) {}

    //= register (claim = input)
    @Step
    Registered register(Claim claim) {
        return new Registered(claim.id());
    }

    @Compensate("register")
    void forget(Registered registered, Failure failure) {}

    //= judge <- register (registered = register)
    @Step(ends = "Duplicate", aborts = "Fraud")
    Verdict judge(Registered registered) {
        return new Fine(1);
    }

    //= pay <- judge (fine = judge)
    @Step
    Verdict pay(Fine fine) {
        return fine;
    }
}
