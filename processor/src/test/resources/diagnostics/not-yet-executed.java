package com.acme;

import dev.lodestep.Repeat;
import dev.lodestep.Step;
import dev.lodestep.Until;
import dev.lodestep.Workflow;

@Workflow
class Order {
    record Page(int number) {}

    @Step
    Page first() {
        return new Page(1);
    }

    @Step
    @Repeat(max = 10)
    Page next(Page page) {
        return new Page(page.number() + 1);
    }

    @Until("next")
    boolean done(Page page) {
        return page.number() == 5;
    }
}
