package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    @Step String open(Integer in) { return ""; }
    @WaitForSignal(after = "open", timeout = "1d")
    Long approval() { return 1L; }
}
