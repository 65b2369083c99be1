package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    private record Hidden(int n) {}
    @Step String one(Integer in) { return ""; }
    @WaitForSignal(after = "one", timeout = "1d") Long two(Optional<Hidden> hidden) { return 1L; }
}
