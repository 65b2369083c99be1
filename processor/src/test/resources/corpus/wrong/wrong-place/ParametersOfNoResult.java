package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class ParametersOfNoResult {
    record Order(String id) {}
    record Receipt(String id) {}

    @Step
    Receipt charge(
            Order order,
            //! wrong-place: @From does not work on 'step': no result is bound to this parameter
            @From("charge") StepContext step) {
        return new Receipt(order.id());
    }

    @Step
    void mail(
            //! wrong-place: @Carry does not work on 'receipt': the method is no re-entrant step
            @Carry Optional<Receipt> receipt,
            Order order) {}
}
