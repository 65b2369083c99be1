package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Quote(int cents) {}
    @Step String open(Integer in) { return ""; }
    @Step(after = "open") Quote first(Integer in) { return new Quote(1); }
    @Step(after = "open") Quote second(Integer in) { return new Quote(2); }
    @Step Long buy(Quote quote) { return 1L; }
}
