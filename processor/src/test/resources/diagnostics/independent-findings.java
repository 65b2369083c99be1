package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    @Step @Timeout("soon") String one(Integer in) { return ""; }
    @Step(after = "won") @Retry(jitter = 2) Long two(String one) { return 1L; }
    @Compensate("three") void undo() {}
}
