package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class TwoResults {
    record Order(String id) {}
    record Receipt(String id) {}

    @Step
    Receipt charge(Order order) {
        return new Receipt(order.id());
    }

    @Result
    String asText(Receipt receipt) {
        return receipt.id();
    }

    @Result
    //! duplicate-name: 'asText' and 'plain' are both @Result
    Receipt plain(Receipt receipt) {
        return receipt;
    }
}
