package com.acme;

import dev.lodestep.*;
import java.util.*;

/** A step that may give nothing; who needs it does not run then, who can do without it does. */
@Workflow
class OptionalResults {
    record Query(String text) {}

    record Hit(String text) {}

    record Shown(String text) {}

    record Answer(String text) {}

    //= find (query = input)
    @Step
    Optional<Hit> find(Query query) {
        return query.text().isEmpty() ? Optional.empty() : Optional.of(new Hit(query.text()));
    }

    //= show <- find (hit = find)
    @Step
    Shown show(Hit hit) {
        return new Shown(hit.text());
    }

    //= answer <- find, show (hit = find, shown = show)
    @Step
    Answer answer(Optional<Hit> hit, Optional<Shown> shown) {
        return new Answer("" + hit + shown);
    }
}
