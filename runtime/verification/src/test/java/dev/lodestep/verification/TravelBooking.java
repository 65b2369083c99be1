package dev.lodestep.verification;

import dev.lodestep.Compensate;
import dev.lodestep.OnlyIf;
import dev.lodestep.Parallel;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.Workflow;
import java.util.Optional;
import java.util.function.Consumer;

/** Three bookings at once, the car only if it is wanted; if one fails, the others are undone. */
@Workflow
public class TravelBooking {
    private final Consumer<String> calls;

    TravelBooking(Consumer<String> calls) {
        this.calls = calls;
    }

    record Trip(String to, boolean car, boolean full) {}

    record Flight(String seat) {}

    record Hotel(String room) {}

    record Car(String plate) {}

    record Itinerary(String text) {}

    @Step
    @Parallel
    Flight flight(Trip t) {
        calls.accept("flight");
        return new Flight("1A to " + t.to());
    }

    @Compensate("flight")
    void cancelFlight(Flight f) {
        calls.accept("undo flight");
    }

    @Step
    @Parallel
    @Retry(maxAttempts = 1)
    Hotel hotel(Trip t) {
        calls.accept("hotel");
        if (t.full()) {
            throw new IllegalStateException("no room");
        }
        return new Hotel("7");
    }

    @Compensate("hotel")
    void cancelHotel(Hotel h) {
        calls.accept("undo hotel");
    }

    @OnlyIf("car")
    boolean wantsCar(Trip t) {
        return t.car();
    }

    @Step
    @Parallel
    Car car(Trip t) {
        calls.accept("car");
        return new Car("LO-1");
    }

    @Compensate("car")
    void cancelCar(Car c) {
        calls.accept("undo car");
    }

    @Step
    Itinerary confirm(Flight f, Hotel h, Optional<Car> c) {
        calls.accept("confirm");
        return new Itinerary(
                f.seat() + ", " + h.room() + c.map(car -> ", " + car.plate()).orElse(""));
    }
}
