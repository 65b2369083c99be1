package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    @Step private String one(Integer in) { return "" + in; }
}
