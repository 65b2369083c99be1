package com.acme;

import dev.lodestep.*;
import java.util.*;

/** A signal that comes too early is refused. */
@Workflow
class Unbuffered {
    record Request(String id) {}

    record Pin(int digits) {}

    record Opened(String id) {}

    @Step
    String send(Request request) {
        return request.id();
    }

    @WaitForSignal(timeout = "5m", buffer = false)
    Opened open(Optional<Pin> pin, String sent) {
        return new Opened(sent + pin);
    }
}
