package com.acme;

import dev.lodestep.*;
import java.util.*;

abstract class Charging {
    record Order(String id) {}
    record Receipt(String id) {}

    @Step
    //! wrong-place: @Step does not work on 'charge': the method is abstract
    abstract Receipt charge(Order order);

    @Step
    void mail(Receipt receipt) {}
}

@Workflow
class AbstractStep extends Charging {
    @Override
    @Step
    Receipt charge(Order order) {
        return new Receipt(order.id());
    }
}
