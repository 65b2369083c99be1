package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Only the inner half of a sealed type in a sealed type is followed. */
@Workflow
class DeepInside {
    sealed interface Outcome permits Done, Failed {}
    sealed interface Failed extends Outcome permits Temporary, Permanent {}
    record Done(String id) implements Outcome {}
    record Temporary(int seconds) implements Failed {}
    record Permanent(String why) implements Failed {}
    record Task(String id) {}

    @Step
    //! unhandled-case: nothing goes on when 'attempt' gives Permanent
    Outcome attempt(Task task) {
        return new Done(task.id());
    }

    @Step
    void celebrate(Done done) {}

    @Step
    void queue(Temporary temporary) {}
}
