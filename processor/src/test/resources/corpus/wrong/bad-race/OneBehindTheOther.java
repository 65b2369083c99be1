package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class OneBehindTheOther {
    record Order(String id) {}
    record Offer(String id) {}
    record Yes(String by) {}
    record Deal(String id) {}
    record Late(String id) {}

    @Step
    Offer offer(Order order) {
        return new Offer(order.id());
    }

    @WaitForSignal(timeout = "30d")
    @FirstOf("answer")
    Deal accept(Optional<Yes> yes, Offer offer) {
        return new Deal(offer.id());
    }

    @Step(after = "accept")
    @FirstOf("answer")
    //! bad-race: 'accept' and 'decide' cannot race in 'answer': they do not follow the same nodes
    Late decide(Order order) {
        return new Late(order.id());
    }

    @Result
    String result(Optional<Deal> deal, Optional<Late> late) {
        return "" + deal + late;
    }
}
