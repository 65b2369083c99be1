package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Small(int n) {}
    @Step Small size(Integer in) { return new Small(in); }
    @Step String size(Small small) { return "" + small; }
}
