package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class PrivateCase {
    record Order(String id) {}
    record Receipt(Secret secret) {}
    private record Secret(String number) {}

    @Step
    //! not-persistable: the result of 'charge' cannot be stored: Receipt.secret is a Secret, and the generated code cannot see it
    Receipt charge(Order order) {
        return new Receipt(new Secret(order.id()));
    }
}
