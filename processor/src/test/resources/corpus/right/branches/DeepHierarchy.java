package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Branches on inner types, on leaves, and on an enum that is a case. */
@Workflow
class DeepHierarchy {
    sealed interface Event permits Sale, Return, Nothing {}

    sealed interface Sale extends Event permits Retail, Wholesale {}

    sealed interface Wholesale extends Sale permits Domestic, Export {}

    record Retail(int cents) implements Sale {}

    record Domestic(int pallets) implements Wholesale {}

    record Export(int containers, String to) implements Wholesale {}

    record Return(String why) implements Event {}

    enum Nothing implements Event { NEVER, LATER }

    record Day(String date) {}

    record Booked(String text) {}

    record Customs(String text) {}

    record Closed(String text) {}

    //= look (day = input)
    @Step
    Event look(Day day) {
        return new Retail(1);
    }

    //= customs <- look (export = look)
    @Step
    Customs customs(Export export) {
        return new Customs(export.to());
    }

    //= book <- look, customs (sale = look, customs = customs)
    @Step
    Booked book(Sale sale, Optional<Customs> customs) {
        return new Booked("" + sale + customs);
    }

    //= restock <- look (returned = look)
    @Step
    Booked restock(Return returned) {
        return new Booked(returned.why());
    }

    //= close <- look, book, restock (booked = book|restock, day = input)
    @Step(after = {"book", "restock", "look"})
    Closed close(Optional<Booked> booked, Day day) {
        return new Closed(day.date() + booked);
    }
}
