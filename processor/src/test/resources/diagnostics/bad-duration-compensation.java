package com.acme;

import dev.lodestep.*;

@Workflow
class Order {
    @Step String one(Integer in) { return "" + in; }
    @Compensate("one") @Timeout("0s") void undo(String one) {}
}
