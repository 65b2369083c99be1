package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    @Step
    @SuppressWarnings("rawtypes")
    List one(String in) { return List.of(); }
}
