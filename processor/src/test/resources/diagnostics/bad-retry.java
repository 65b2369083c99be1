package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    @Step @Retry(maxAttempts = 0) String one(Integer in) { return ""; }
}
