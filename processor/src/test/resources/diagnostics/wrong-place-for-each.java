package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(List<String> items) {}

    @Step List<String> items(Request request) { return request.items(); }
    @Step void send(@ForEach Optional<List<String>> item) {}
}
