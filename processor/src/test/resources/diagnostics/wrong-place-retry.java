package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    @Step String one(Integer in) { return "" + in; }
    @Retry(maxAttempts = 2)
    void helper() {}
}
