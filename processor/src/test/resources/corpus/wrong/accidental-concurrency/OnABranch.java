package com.acme;

import dev.lodestep.*;
import java.util.*;

/** On the branches of a decision nothing is unordered; on one branch it is. */
@Workflow
class OnABranch {
    sealed interface Fraud permits Clear, Suspect {}
    record Clear(int score) implements Fraud {}
    record Suspect(String why) implements Fraud {}
    record Order(String id) {}
    record Case(String id) {}
    record Note(String text) {}
    record Payment(String id) {}

    @Step
    Fraud check(Order order) {
        return new Clear(1);
    }

    @Step
    Payment charge(Clear clear) {
        return new Payment("");
    }

    @Step
    Case open(Suspect suspect) {
        return new Case(suspect.why());
    }

    @Step
    //! accidental-concurrency: 'tell' and 'open' could run at the same time: nothing says which comes first
    Note tell(Suspect suspect) {
        return new Note(suspect.why());
    }

    @Result
    String outcome(Optional<Payment> payment, Optional<Note> note) {
        return "" + payment + note;
    }
}
