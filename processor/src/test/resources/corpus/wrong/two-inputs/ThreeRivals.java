package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class ThreeRivals {
    record Draft(String text) {}
    record Printed(String text) {}
    record Sent(String text) {}

    @Step
    Draft write(String topic) {
        return new Draft(topic);
    }

    @Step
    Printed print(
            Draft draft,
            String topic,
            //! two-inputs: 'print' needs an Integer and 'write' needs a String
            int copies) {
        return new Printed(draft.text());
    }

    @Step
    Sent send(
            Printed printed,
            //! two-inputs: 'send' needs a UUID and
            UUID address) {
        return new Sent(printed.text());
    }
}
