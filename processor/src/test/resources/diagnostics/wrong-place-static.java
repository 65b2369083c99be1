package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    @Step static String one(Integer in) { return "" + in; }
}
