package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class ModifiersOfCompanions {
    record Order(String id, boolean paid) {}
    record Receipt(String id) {}

    @Step
    Receipt charge(Order order) {
        return new Receipt(order.id());
    }

    //! wrong-place: @Retry does not work on 'mustPay': the method is no node
    @Retry(maxAttempts = 2)
    @OnlyIf("charge")
    boolean mustPay(Order order) {
        return !order.paid();
    }

    @Result
    Optional<Receipt> result(Optional<Receipt> receipt) {
        return receipt;
    }

    @Compensate("charge")
    @Retry(maxAttempts = 9)
    @Timeout("5s")
    void refund(Receipt receipt) {}

    //! wrong-place: @Parallel does not work on 'helper': the method is no node
    @Parallel
    void helper() {}
}
