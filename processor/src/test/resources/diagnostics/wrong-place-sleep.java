package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(String item) {}

    @Sleep String night(Request request) { return "8h"; }
}
