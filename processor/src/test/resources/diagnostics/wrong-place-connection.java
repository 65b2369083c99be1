package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(String item) {}
    record Receipt(String id) {}

    @Step
    java.util.concurrent.CompletionStage<Receipt> charge(Request request, java.sql.Connection connection) {
        return null;
    }
}
