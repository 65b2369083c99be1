package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class OtherTypes {
    record Order(String id) {}
    record Receipt(String id) {}
    record Refusal(String why) {}

    @Step
    Receipt charge(Order order) {
        return new Receipt(order.id());
    }

    @Recover("charge")
    //! recover-mismatch: 'refused' gives a Refusal, but stands in for 'charge', which gives a Receipt
    Refusal refused(IllegalStateException failure) {
        return new Refusal(failure.getMessage());
    }

    @Recover("charge")
    //! recover-mismatch: 'maybe' gives an Optional<Receipt>, but stands in for 'charge', which gives a Receipt
    Optional<Receipt> maybe(Exception failure) {
        return Optional.empty();
    }

    @Step
    void mail(Receipt receipt) {}

    @Recover("mail")
    //! recover-mismatch: 'noted' gives a String, but stands in for 'mail', which gives nothing
    String noted(Exception failure) {
        return "noted";
    }
}
