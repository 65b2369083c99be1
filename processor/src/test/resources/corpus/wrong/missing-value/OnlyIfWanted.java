package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Two that are skipped for reasons of their own are needed together. */
@Workflow
class OnlyIfWanted {
    record Trip(String to, boolean car, boolean flight) {}
    record Flight(String id) {}
    record Car(String id) {}
    record Insurance(String id) {}

    @Step
    Car car(Trip trip) {
        return new Car(trip.to());
    }

    @OnlyIf("car")
    boolean wantsCar(Trip trip) {
        return trip.car();
    }

    @Step(after = "car")
    Flight flight(Trip trip) {
        return new Flight(trip.to());
    }

    @OnlyIf("flight")
    boolean wantsToFly(Trip trip) {
        return trip.flight();
    }

    @Step
    Insurance insure(
            Flight flight,
            //! missing-value: 'insure' needs a Car, but there is none when 'wantsCar' does not let 'car' run
            Car car) {
        return new Insurance(flight.id() + car.id());
    }
}
