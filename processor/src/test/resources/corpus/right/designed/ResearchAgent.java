package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Tools in a loop, asks a human: two tails, one loop. */
@Workflow
class ResearchAgent {
    record Question(String text) {}

    record Talk(List<String> lines) {}

    sealed interface Move permits Call, Ask, Final {}

    record Call(String tool) implements Move {}

    record Ask(String question) implements Move {}

    record Final(String text) implements Move {}

    record Reply(String text) {}

    record Report(String text) {}

    //= begin (q = input)
    @Step
    Talk begin(Question q) {
        return new Talk(List.of(q.text()));
    }

    //= think <- begin (t = begin|human|tool)
    @Step
    @RateLimit("60/m")
    Move think(Talk t) {
        return new Final(String.join("\n", t.lines()));
    }

    //= tool <- begin, think (c = think, t = begin|human|tool)
    @Step
    @Repeat(from = "think", max = 40)
    Talk tool(Call c, Talk t) {
        return t;
    }

    //= human <- begin, think (a = think, t = begin|human|tool)
    @WaitForSignal(timeout = "1d")
    @Repeat(from = "think", max = 40)
    Talk human(Optional<Reply> r, Ask a, Talk t) {
        return t;
    }

    //= report <- begin, think, tool, human (f = think, t = begin|human|tool)
    @Step
    Report report(Final f, Talk t) {
        return new Report(f.text() + t);
    }
}
