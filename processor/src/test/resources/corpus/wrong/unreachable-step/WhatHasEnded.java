package com.acme;

import dev.lodestep.*;
import java.util.*;

/** For this case the run ends; nothing can follow it. */
@Workflow
class WhatHasEnded {
    sealed interface Decision permits Approved, Rejected {}
    record Approved(String by) implements Decision {}
    record Rejected(String by) implements Decision {}
    record Order(String id) {}
    record Answer(boolean yes) {}

    @WaitForSignal(timeout = "3d", aborts = "Rejected")
    Decision approval(Optional<Answer> answer, Order order) {
        return new Approved("");
    }

    @Step
    void ship(Approved approved) {}

    @Step
    //! unreachable-step: 'apologize' can never run: what it needs is never there together
    void apologize(Rejected rejected) {}
}
