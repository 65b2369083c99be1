package com.acme;

import dev.lodestep.*;
import java.util.*;

/** The review sees the first draft, then each revised one. */
@Workflow
class DocumentReview {
    record Brief(String text) {}

    record Draft(String text) {}

    record Notes(String text) {}

    sealed interface Review permits Accept, Changes {}

    record Accept() implements Review {}

    record Changes(String text) implements Review {}

    record Publication(String text) {}

    //= draft (b = input)
    @Step
    Draft draft(Brief b) {
        return new Draft(b.text());
    }

    //= review <- draft (d = draft|revise)
    @WaitForSignal(timeout = "7d")
    Review review(Optional<Notes> n, Draft d) {
        return n.<Review>map(each -> new Changes(each.text())).orElse(new Accept());
    }

    //= revise <- draft, review (c = review, d = draft|revise)
    @Step
    @Repeat(from = "review", max = 5)
    Draft revise(Changes c, Draft d) {
        return new Draft(d.text() + c.text());
    }

    //= publish <- draft, review, revise (a = review, d = draft|revise)
    @Step
    Publication publish(Accept a, Draft d) {
        return new Publication(d.text());
    }
}
