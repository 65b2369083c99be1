package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Overlapping {
    record Brief(String text) {}
    record Draft(String text) {}
    record Review(boolean fine) {}
    record Proof(boolean fine) {}
    record Print(boolean fine) {}

    @Step
    Draft draft(Brief brief) {
        return new Draft(brief.text());
    }

    @Step
    Review review(Draft draft) {
        return new Review(true);
    }

    @Step
    //! bad-loop: overlap, and neither is inside the other
    @Repeat(from = "draft", max = 3)
    Proof proof(Review review) {
        return new Proof(true);
    }

    @Until("proof")
    boolean isProven(Proof proof) {
        return proof.fine();
    }

    @Step
    @Repeat(from = "review", max = 3)
    Print print(Proof proof) {
        return new Print(true);
    }

    @Until("print")
    boolean isPrinted(Print print) {
        return print.fine();
    }
}
