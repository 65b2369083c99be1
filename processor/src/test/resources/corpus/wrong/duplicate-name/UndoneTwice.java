package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class UndoneTwice {
    record Order(String id) {}
    record Receipt(String id) {}
    record Shipment(String id) {}

    @Step
    Receipt charge(Order order) {
        return new Receipt(order.id());
    }

    @Compensate("charge")
    void apologize(Order order) {}

    @Compensate("charge")
    //! duplicate-name: 'apologize' and 'refund' are both @Compensate("charge")
    void refund(Receipt receipt) {}

    @Step
    Shipment ship(Receipt receipt) {
        return new Shipment(receipt.id());
    }

    @OnlyIf("ship")
    boolean isGoods(Order order) {
        return true;
    }

    @OnlyIf("ship")
    //! duplicate-name: 'isGoods' and 'isPaid' are both @OnlyIf("ship")
    boolean isPaid(Receipt receipt) {
        return true;
    }
}
