package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(String item) {}
    record A(int a) {}
    record B(int b) {}
    record C(int c) {}

    @Step A first(Request request) { return new A(1); }
    @Step B second(A a) { return new B(1); }
    @Step @Repeat(from = "first", max = 3) C third(B b) { return new C(1); }
    @Until("third") boolean thirdDone(C c) { return true; }
    @Step @Repeat(from = "second", max = 3) void fourth(C c) {}
    @Until("fourth") boolean fourthDone() { return true; }
}
