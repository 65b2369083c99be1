package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(String item) {}
    record Verdict(boolean yes) {}

    @Step Pausable<Verdict, Integer> quorum(Request request) { return Pausable.ask(1); }
}
