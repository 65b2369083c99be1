package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    @Step String one(Integer in) { return "" + in; }
    @Step Long two(@From("one") StepContext step, String text) { return 1L; }
}
