package com.acme;

import dev.lodestep.*;

@Workflow
class Order {
    @Step @Timeout("5 sec") @interface Call {}

    @Call String one(Integer in) { return "" + in; }
}
