package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class ChecksSomethingElse {
    record Order(String id) {}
    record Answer(boolean yes) {}
    record Approval(boolean yes) {}
    record Word(String text) {}
    record Heard(String text) {}

    @WaitForSignal(timeout = "3d")
    Approval approval(Optional<Answer> answer, Order order) {
        return new Approval(true);
    }

    @Check("approval")
    void isYes(
            //! wait-payload: 'isYes' looks at what is sent to 'approval', which is an Answer
            Order order) {}

    @WaitForSignal(timeout = "3d", after = "approval")
    Heard word(Optional<Word> word) {
        return new Heard("");
    }

    @Check("word")
    //! wait-payload: 'isAnything' looks at what is sent to 'word', which is a Word
    void isAnything() {}
}
