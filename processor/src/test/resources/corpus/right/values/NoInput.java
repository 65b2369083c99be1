package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Nothing is taken at the start, and nothing is given at the end. */
@Workflow
class NoInput {
    record Stats(int files) {}

    //= sweep ()
    @Step
    Stats sweep() {
        return new Stats(1);
    }

    //= report <- sweep (stats = sweep)
    @Step
    void report(Stats stats, StepContext step) {}

    //= done <- report ()
    @Step(after = "report")
    void done() {}
}
