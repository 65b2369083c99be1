package dev.lodestep.verification;

import dev.lodestep.Step;
import dev.lodestep.Workflow;

/** The next version of {@link Trouble}. */
@Workflow(name = "trouble", version = 2)
public class TroubleV2 {
    record Ask(String text) {}

    @Step
    String act(Ask ask) {
        return ask.text();
    }
}
