package com.acme;

import dev.lodestep.*;

@Workflow
class Order {
    private static class Declined extends RuntimeException {}

    @Step String one(Integer in) { return "" + in; }
    @Recover("one") String other(Declined declined) { return ""; }
}
