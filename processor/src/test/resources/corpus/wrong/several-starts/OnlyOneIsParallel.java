package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class OnlyOneIsParallel {
    record Trip(String to) {}
    record Flight(String id) {}
    record Hotel(String id) {}
    record Plan(String text) {}

    @Step
    @Parallel
    Flight flight(Trip trip) {
        return new Flight(trip.to());
    }

    @Step
    //! several-starts: the workflow has 2 starts: 'flight', 'hotel'
    Hotel hotel(Trip trip) {
        return new Hotel(trip.to());
    }

    @Step
    Plan plan(Flight flight, Hotel hotel) {
        return new Plan(flight.id() + hotel.id());
    }
}
