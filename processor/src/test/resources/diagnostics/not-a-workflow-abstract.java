package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
abstract class Order {
    @Step String one(Integer in) { return "" + in; }
}
