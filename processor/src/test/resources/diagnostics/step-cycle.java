package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    @Step String one(Integer in, Long two) { return ""; }
    @Step Long two(String one) { return 1L; }
}
