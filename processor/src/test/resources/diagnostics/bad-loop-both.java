package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(String item) {}
    record Draft(String text) {}

    @Step Draft draft(Request request) { return new Draft(""); }
    @Step @Parallel @Repeat(from = "draft", max = 3) void proof(Draft draft) {}
    @Step @Parallel @Repeat(from = "draft", max = 3) void print(Draft draft) {}
    @Until("proof") boolean proved(Draft draft) { return true; }
}
