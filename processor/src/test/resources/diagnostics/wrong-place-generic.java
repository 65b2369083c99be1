package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    @Step String one(Integer in) { return "" + in; }
    @Step(after = "one") <T> Long two() { return 2L; }
}
