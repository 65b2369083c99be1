package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    @Step @Timeout("10 seconds") String one(Integer in) { return ""; }
}
