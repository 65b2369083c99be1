package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Misspelt {
    record Order(String id) {}
    record Receipt(String id) {}

    @Step
    Receipt charge(Order order) {
        return new Receipt(order.id());
    }

    //! unknown-step: 'mail' comes after 'chrage', but there is no such node; did you mean 'charge'?
    @Step(after = "chrage")
    void mail(Order order) {}
}
