package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class PredicateTooEarly {
    record Order(String id) {}
    record Label(String text) {}
    record Parcel(int kilos) {}

    @Step
    Label print(Order order) {
        return new Label(order.id());
    }

    @OnlyIf("print")
    boolean isHeavy(
            //! missing-value: 'isHeavy', which guards 'print', needs a Parcel, but no step before it gives one
            Parcel parcel) {
        return parcel.kilos() > 10;
    }

    @Step(after = "print")
    Parcel pack(Order order) {
        return new Parcel(1);
    }
}
