package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    @Step String one(Integer in) { return ""; }
    @Step Long two(Integer in) { return 1L; }
    @Step Double three(String one, Long two) { return 1.0; }
}
