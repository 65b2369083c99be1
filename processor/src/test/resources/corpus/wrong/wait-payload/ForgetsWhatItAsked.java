package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class ForgetsWhatItAsked {
    record Loan(int amount) {}
    record Vote(String by, boolean yes) {}
    record Votes(List<Vote> all) {}
    record Verdict(boolean yes) {}

    @Step
    @WaitForSignal(signal = "vote", timeout = "14d")
    //! wait-payload: 'quorum' asks with a Votes but does not take it back
    Pausable<Verdict, Votes> quorum(
            //! wait-payload: 'quorum' needs a Vote, but there is none before it has asked
            Vote vote,
            Loan loan) {
        return Pausable.ask(new Votes(List.of(vote)));
    }
}
