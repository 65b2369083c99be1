package com.acme;

import dev.lodestep.Workflow;

/** The annotation of the methods is not the one that was meant. */
@Workflow
//! no-steps: 'StepOfAnotherLibrary' has no step
class StepOfAnotherLibrary {
    @interface Step {}

    @Step
    String greet(Integer number) {
        return "hello " + number;
    }
}
