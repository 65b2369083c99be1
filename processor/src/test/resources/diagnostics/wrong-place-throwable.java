package com.acme;

import dev.lodestep.*;

@Workflow
class Order {
    @Step String one(Integer in) throws Throwable { return "" + in; }
}
