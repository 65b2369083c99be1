package dev.lodestep.verification.features;

import dev.lodestep.Compensate;
import dev.lodestep.FirstOf;
import dev.lodestep.Parallel;
import dev.lodestep.Retry;
import dev.lodestep.Sleep;
import dev.lodestep.Step;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Races between an answer, a refusal and a sleep, and branches of which the first to fail interrupts the others. */
@Workflow(failFast = true)
@Retry(maxAttempts = 1)
public class Offers {
    /** {@code hangs}: the branches that go on until they are interrupted. */
    public record Order(String item, List<String> hangs) {}

    public record Offer(String item) {}

    public record Yes(String by) {}

    public record No(String why) {}

    public record Deal(String text) {}

    public record Room(String text) {}

    public record Truck(String text) {}

    public record Delivered(String text) {}

    @Step
    Offer offer(Order order) {
        return new Offer(order.item());
    }

    @Compensate("offer")
    void withdraw(Offer offer) {}

    @WaitForSignal(timeout = "10d")
    @FirstOf("answer")
    Deal accept(Optional<Yes> yes, Offer offer) {
        return new Deal("accepted by " + yes.map(Yes::by).orElse("nobody"));
    }

    @WaitForSignal(timeout = "10d", aborts = "true")
    @FirstOf("answer")
    boolean refuse(Optional<No> no, Offer offer) {
        return no.isPresent();
    }

    @Sleep
    @FirstOf("answer")
    Duration silence(Offer offer) {
        return Duration.ofDays(5);
    }

    @Step(after = {"accept", "silence", "refuse"})
    @Parallel
    Room room(Order order, Optional<Deal> deal) throws InterruptedException {
        hang("room", order);
        return new Room(deal.map(Deal::text).orElse("for later"));
    }

    @Step(after = {"accept", "silence", "refuse"})
    @Parallel
    Truck truck(Order order) throws InterruptedException {
        hang("truck", order);
        return new Truck(order.item());
    }

    private static void hang(String branch, Order order) throws InterruptedException {
        if (order.hangs().contains(branch)) {
            new CountDownLatch(1).await();
        }
    }

    @Step
    Delivered deliver(Room room, Truck truck) {
        return new Delivered(truck.text() + " " + room.text());
    }
}
