package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class OrderAndCustomer {
    record Order(String id) {}
    record Customer(String name) {}
    record Reservation(String id) {}
    record Payment(String id) {}

    @Step
    Reservation reserve(Order order) {
        return new Reservation(order.id());
    }

    @Step
    Payment charge(
            Reservation reservation,
            Order order,
            //! two-inputs: 'charge' needs a Customer and 'reserve' needs an Order, and nothing gives either
            Customer customer) {
        return new Payment(customer.name());
    }
}
