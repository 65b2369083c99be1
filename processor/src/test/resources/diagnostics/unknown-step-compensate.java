package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    @Step String charge(Integer in) { return "" + in; }
    @Compensate("chargee")
    void refund(String charged) {}
}
