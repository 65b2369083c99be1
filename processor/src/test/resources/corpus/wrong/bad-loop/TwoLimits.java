package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class TwoLimits {
    sealed interface Move permits Call, Ask, Final {}
    record Call(String tool) implements Move {}
    record Ask(String question) implements Move {}
    record Final(String text) implements Move {}
    record Question(String text) {}
    record Talk(String text) {}
    record Reply(String text) {}
    record Report(String text) {}

    @Step
    Talk begin(Question question) {
        return new Talk(question.text());
    }

    @Step
    Move think(Talk talk) {
        return new Final(talk.text());
    }

    @Step
    @Repeat(from = "think", max = 40)
    Talk act(Call call, Talk talk) {
        return talk;
    }

    @WaitForSignal(timeout = "1d")
    //! bad-loop: both repeat from 'think', but with different limits
    @Repeat(from = "think", max = 4)
    Talk human(Optional<Reply> reply, Ask ask, Talk talk) {
        return talk;
    }

    @Step
    Report report(Final answer) {
        return new Report(answer.text());
    }
}
