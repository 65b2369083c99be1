package com.acme;

import dev.lodestep.*;

@Workflow
class Order {
    private static class Declined extends RuntimeException {}

    @Step @Retry(notOn = Declined.class) String one(Integer in) { return "" + in; }
}
