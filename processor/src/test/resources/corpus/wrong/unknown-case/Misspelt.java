package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Misspelt {
    enum Mode { MANUAL, AUTOMATIC }
    record Order(String id) {}
    record Paid(String how) {}

    @Step
    Mode choose(Order order) {
        return Mode.MANUAL;
    }

    //! unknown-case: 'MANAUL' in 'when' of 'byHand' is no case of what decides about it; did you mean 'MANUAL'?
    @Step(after = "choose", when = "MANAUL")
    Paid byHand(Order order) {
        return new Paid("by hand");
    }

    @Step(after = "choose", when = "choose.AUTOMATIC")
    Paid byCard(Order order) {
        return new Paid("by card");
    }
}
