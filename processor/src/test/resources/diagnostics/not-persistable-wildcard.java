package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    @Step List<? extends Number> one(String in) { return List.of(); }
}
