package com.acme;

import dev.lodestep.*;

class Order {
    @Step String one(Integer in) { return "" + in; }
    @Step Long two(String one) { return 1L; }
    @Compensate("two") void undo(Long two) {}
}
