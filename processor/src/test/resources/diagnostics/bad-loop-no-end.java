package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(String item) {}
    record Progress(int percent) {}

    @Step @Repeat(max = 5) Progress poll(Request request) { return new Progress(1); }
}
