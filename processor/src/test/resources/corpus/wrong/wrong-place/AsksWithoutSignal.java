package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class AsksWithoutSignal {
    record Question(String text) {}
    record Answer(String text) {}

    @Step
    //! wrong-place: @Step does not work on 'ask': a method that returns a Pausable is a step that can ask
    Pausable<Answer, Integer> ask(Question question) {
        return Pausable.ask(1);
    }
}
