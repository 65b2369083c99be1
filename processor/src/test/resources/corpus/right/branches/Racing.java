package com.acme;

import dev.lodestep.*;
import java.util.*;

/** The first of two answers counts, or a sleep that is over before both. */
@Workflow
class Racing {
    record Order(String id) {}

    record Offer(String id) {}

    record Yes(String by) {}

    record No(String why) {}

    record Deal(String id) {}

    record Withdrawal(String why) {}

    record Parcel(String id) {}

    record Note(String text) {}

    //= offer (order = input)
    @Step
    Offer offer(Order order) {
        return new Offer(order.id());
    }

    //= accept <- offer (offer = offer)
    @WaitForSignal(timeout = "3d")
    @FirstOf("answer")
    Deal accept(Optional<Yes> yes, Offer offer) {
        return new Deal(offer.id());
    }

    //= cancel <- offer (offer = offer)
    @WaitForSignal(timeout = "3d")
    @FirstOf("answer")
    Withdrawal cancel(Optional<No> no, Offer offer) {
        return new Withdrawal(offer.id());
    }

    //= deliver <- accept (deal = accept)
    @Step
    Parcel deliver(Deal deal) {
        return new Parcel(deal.id());
    }

    //= close <- cancel (withdrawal = cancel)
    @Step
    Note close(Withdrawal withdrawal) {
        return new Note(withdrawal.why());
    }

    @Result
    String outcome(Optional<Parcel> parcel, Optional<Note> note) {
        return "" + parcel + note;
    }
}
