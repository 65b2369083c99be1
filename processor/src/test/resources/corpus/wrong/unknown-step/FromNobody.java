package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class FromNobody {
    record Trip(String to) {}
    record Booking(String id) {}
    record Itinerary(List<Booking> bookings) {}

    @Step
    @Parallel
    Booking flight(Trip trip) {
        return new Booking("f");
    }

    @Step
    @Parallel
    Booking hotel(Trip trip) {
        return new Booking("h");
    }

    @Step
    Itinerary confirm(
            //! unknown-step: 'confirm' takes its Booking from 'hotels', but there is no such node; did you mean 'hotel'?
            @From({"flight", "hotels"}) List<Booking> bookings) {
        return new Itinerary(bookings);
    }
}
