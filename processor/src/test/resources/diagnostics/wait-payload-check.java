package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Answer(String text) {}

    @WaitForSignal(timeout = "3d") Answer ask(Optional<String> text) { return new Answer(""); }
    @Check("ask") void look(Integer number) {}
}
