package com.acme;

import dev.lodestep.*;
import java.util.*;

/** One wait for several signals at one point, one that only looks whether there is one already, one that waits for ever. */
@Workflow
class Signals {
    sealed interface Answer permits Yes, No {}

    record Yes(String by) implements Answer {}

    record No(String by, Optional<String> why) implements Answer {}

    record Request(String id) {}

    record Hint(String text) {}

    record Asked(String text) {}

    record Closed(String text) {}

    @WaitForSignal(timeout = "0s", signal = "hint")
    Asked ask(Optional<Hint> hint, Request request) {
        return new Asked(hint.map(Hint::text).orElse(request.id()));
    }

    @SuppressWarnings("lodestep/endless-wait")
    @WaitForSignal
    Closed answer(Answer answer, Asked asked, StepContext step) {
        return new Closed("" + answer + asked);
    }

    @WaitForSignal(timeout = "P1DT2H", name = "last word")
    List<String> lastWord(Optional<List<Map<String, Integer>>> words, Closed closed) {
        return List.of(closed.text());
    }
}
