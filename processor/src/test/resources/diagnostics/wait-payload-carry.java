package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(String item) {}
    record Verdict(boolean yes) {}

    @Step @WaitForSignal(timeout = "3d")
    Pausable<Verdict, Integer> quorum(Optional<String> vote, @Carry Optional<String> soFar, Request request) {
        return Pausable.ask(1);
    }
}
