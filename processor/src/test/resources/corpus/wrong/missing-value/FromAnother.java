package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class FromAnother {
    record Trip(String to) {}
    record Flight(String id) {}
    record Hotel(String id) {}
    record Bill(String id) {}

    @Step
    Flight flight(Trip trip) {
        return new Flight(trip.to());
    }

    @Step(after = "flight")
    Hotel hotel(Trip trip) {
        return new Hotel(trip.to());
    }

    @Step
    Bill bill(
            Hotel hotel,
            //! missing-value: 'bill' needs a Flight from 'hotel', which gives a Hotel
            @From("hotel") Flight flight) {
        return new Bill(flight.id());
    }
}
