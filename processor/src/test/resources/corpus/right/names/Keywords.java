package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Names that generated code might have for itself, and stable ones that are no identifiers. */
@Workflow(name = "shop/keywords & more", version = 2147483647)
class Keywords {
    record Object(String value) {}

    record String_(String string) {}

    record Machine(int state) {}

    record Node(int node) {}

    record Optional_(int of) {}

    @Step(name = "class")
    Machine machine(Object input) {
        return new Machine(1);
    }

    @Step(name = "it's 100 % \"done\"\\")
    Node state(Machine machine) {
        return new Node(machine.state());
    }

    @Step
    String_ values(Node node) {
        return new String_("");
    }

    @WaitForSignal(timeout = "1h", signal = "go!")
    Optional_ run(Optional<Machine> payload, String_ snapshot) {
        return new Optional_(1);
    }

    @Step
    void toString(Optional_ optional) {}
}
