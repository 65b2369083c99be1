package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow(compensation = Compensation.REQUIRED)
class Order {
    @Step String reserve(Integer in) { return ""; }
    @Compensate("reserve")
    void release(String reserved) {}
    @Step Long charge(String reserved) { return 1L; }
}
