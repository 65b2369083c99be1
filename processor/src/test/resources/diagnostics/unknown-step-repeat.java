package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(String item) {}
    record Progress(int percent) {}

    @Step @Repeat(from = "pol", max = 3) Progress poll(Request request) { return new Progress(1); }
    @Until("poll") boolean done(Progress progress) { return true; }
}
