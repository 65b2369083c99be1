package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    @Step String reserve(Integer in) { return ""; }
    @Step Long charge(String reserved) { return 1L; }
    @Compensate("reserve")
    void release(Long charged) {}
}
