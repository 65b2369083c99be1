package com.acme;

import dev.lodestep.*;
import java.util.*;

class Greeting {
    @Step
    //! wrong-place: @Step does not work on 'greet': the class is no workflow
    String greet(Integer number) {
        return "hello " + number;
    }
}

/** Overriding a method overrides its step. */
@Workflow
//! no-steps: 'OverriddenAway' has no step
class OverriddenAway extends Greeting {
    @Override
    String greet(Integer number) {
        return "bye " + number;
    }
}
