package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Two of one type: each by name, both in a list, and the last of them. */
@Workflow
class FromNamed {
    record Trip(String to) {}

    record Booking(String id) {}

    record Insurance(String of) {}

    record Itinerary(List<Booking> all, Booking first) {}

    //= flight (trip = input)
    @Step
    Booking flight(Trip trip) {
        return new Booking("flight");
    }

    //= hotel <- flight (trip = input)
    @Step(after = "flight")
    Booking hotel(Trip trip) {
        return new Booking("hotel");
    }

    @OnlyIf("hotel")
    boolean isFar(Trip trip) {
        return trip.to().length() > 3;
    }

    //= insure <- flight, hotel (booking = flight)
    @Step(after = "hotel")
    Insurance insure(@From("flight") Booking booking) {
        return new Insurance(booking.id());
    }

    //= confirm <- flight, hotel, insure (all = flight|hotel, last = flight|hotel, insurance = insure)
    @Step
    Itinerary confirm(@From({"flight", "hotel"}) List<Booking> all, Booking last, Insurance insurance) {
        return new Itinerary(all, last);
    }
}
