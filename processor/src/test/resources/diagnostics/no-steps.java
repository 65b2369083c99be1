package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    String one(Integer in) { return "" + in; }
}
