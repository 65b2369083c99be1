package dev.lodestep.verification.workflows;

import dev.lodestep.Compensate;
import dev.lodestep.OnlyIf;
import dev.lodestep.Parallel;
import dev.lodestep.Step;
import dev.lodestep.Workflow;
import java.util.Optional;
import java.util.function.Consumer;

/** Three bookings at once, the car only if it is wanted; if one fails, the others are undone. */
@Workflow
public class TripAtOnce {
    private final Consumer<String> calls;

    public TripAtOnce(Consumer<String> calls) {
        this.calls = calls;
    }

    public record Trip(String to, boolean car) {}

    public record Flight(String seat) {}

    public record Hotel(String room) {}

    public record Car(String plate) {}

    public record Itinerary(String text) {}

    @Step
    @Parallel
    Flight flight(Trip t) {
        calls.accept("flight");
        return new Flight("1A to " + t.to());
    }

    @Compensate("flight")
    void cancelFlight(Flight f) {
        calls.accept("cancel flight " + f.seat());
    }

    @Step
    @Parallel
    Hotel hotel(Trip t) {
        calls.accept("hotel");
        return new Hotel("7 in " + t.to());
    }

    @Compensate("hotel")
    void cancelHotel(Hotel h) {
        calls.accept("cancel hotel " + h.room());
    }

    @Step
    @Parallel
    Car car(Trip t) {
        calls.accept("car");
        return new Car("LO-1 in " + t.to());
    }

    @Compensate("car")
    void cancelCar(Car c) {
        calls.accept("cancel car " + c.plate());
    }

    @OnlyIf("car")
    boolean wantsCar(Trip t) {
        return t.car();
    }

    @Step
    Itinerary confirm(Flight f, Hotel h, Optional<Car> c) {
        calls.accept("confirm");
        return new Itinerary(
                f.seat() + ", " + h.room() + c.map(car -> ", " + car.plate()).orElse(""));
    }
}
