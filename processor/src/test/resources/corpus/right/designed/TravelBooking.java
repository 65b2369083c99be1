package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Three bookings at once, the car only if wanted; one fails: the others are undone. */
@Workflow
class TravelBooking {
    record Trip(String to, boolean car) {}

    record Flight(String id) {}

    record Hotel(String id) {}

    record Car(String id) {}

    record Itinerary(String text) {}

    //= flight (t = input)
    @Step
    @Parallel
    Flight flight(Trip t) {
        return new Flight(t.to());
    }

    @Compensate("flight")
    void cancelFlight(Flight f) {}

    //= hotel (t = input)
    @Step
    @Parallel
    Hotel hotel(Trip t) {
        return new Hotel(t.to());
    }

    @Compensate("hotel")
    void cancelHotel(Hotel h) {}

    //= car (t = input)
    @Step
    @Parallel
    Car car(Trip t) {
        return new Car(t.to());
    }

    @Compensate("car")
    void cancelCar(Car c) {}

    @OnlyIf("car")
    boolean wantsCar(Trip t) {
        return t.car();
    }

    //= confirm <- car, flight, hotel (f = flight, h = hotel, c = car)
    @Step
    Itinerary confirm(Flight f, Hotel h, Optional<Car> c) {
        return new Itinerary(f.id() + h.id() + c);
    }
}
