package com.acme;

import dev.lodestep.*;
import java.util.*;

/** The order that is said is not the one that the values need. */
@Workflow
class AfterAgainstData {
    record Loan(int amount) {}
    record Score(int points) {}
    record Contract(String text) {}
    record Signature(String by) {}

    @Step(after = "sign")
    //! step-cycle: wait for each other
    Score score(Loan loan) {
        return new Score(loan.amount());
    }

    @Step
    Contract write(Score score) {
        return new Contract("" + score.points());
    }

    @Step
    Signature sign(Contract contract) {
        return new Signature(contract.text());
    }

    @Step
    void archive(Signature signature) {}
}
