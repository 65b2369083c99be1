package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    @Step Long charge(Integer in) { return 1L; }
    @Step Float count(Integer in) { return 1f; }
    @Step String reserve(Integer in) { return ""; }
    @Compensate("count") void forget(Float count, Optional<Long> charged) {}
    @Step Double ship(String reserved) { return 1.0; }
    @Step void mail(Double shipped, Long charged, Float count) {}
}
