package com.acme;

import dev.lodestep.*;

@Workflow(version = 0)
class Order {
    @Step String one(Integer in) { return "" + in; }
}
