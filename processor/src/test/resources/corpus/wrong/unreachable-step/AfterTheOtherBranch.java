package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class AfterTheOtherBranch {
    sealed interface Triage permits Simple, Doubtful {}
    record Simple(int cents) implements Triage {}
    record Doubtful(String why) implements Triage {}
    record Claim(String id) {}

    @Step
    Triage triage(Claim claim) {
        return new Simple(1);
    }

    @Step
    void pay(Simple simple) {}

    @Step
    void visit(Doubtful doubtful) {}

    //! unreachable-step: 'report' can never run after 'pay': they are on branches that exclude each other
    @Step(after = {"visit", "pay"})
    void report(Doubtful doubtful) {}
}
