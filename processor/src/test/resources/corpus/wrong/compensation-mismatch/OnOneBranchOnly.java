package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class OnOneBranchOnly {
    record Trip(String to, boolean car) {}
    record Car(String id) {}
    record Hotel(String id) {}

    @Step
    Car car(Trip trip) {
        return new Car(trip.to());
    }

    @OnlyIf("car")
    boolean wantsCar(Trip trip) {
        return trip.car();
    }

    @Step(after = "car")
    Hotel hotel(Trip trip) {
        return new Hotel(trip.to());
    }

    @Compensate("hotel")
    void cancel(
            Hotel hotel,
            //! compensation-mismatch: 'cancel', which undoes 'hotel', needs a Car, but there is none when 'wantsCar' does not let 'car' run
            Car car) {}
}
