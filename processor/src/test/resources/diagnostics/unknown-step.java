package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    @Step String charge(Integer in) { return "" + in; }
    @Step(after = "chrage") Long ship(String charged) { return 1L; }
}
