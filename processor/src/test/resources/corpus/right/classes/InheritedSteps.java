package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Steps come from the classes above; overriding one overrides its step, with or without another annotation. */
@Workflow
class InheritedSteps extends Polite {
    record Letter(String text) {}

    @Override
    @Step(name = "shine")
    Draft polish(Manner polite) {
        return super.polish(polite);
    }

    @Step
    Letter send(Draft draft) {
        return new Letter(draft.text());
    }

    @Override
    String opening() {
        return "Dear ";
    }
}
