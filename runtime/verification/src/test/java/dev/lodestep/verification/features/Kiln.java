package dev.lodestep.verification.features;

import dev.lodestep.Concurrency;
import dev.lodestep.ForEach;
import dev.lodestep.Parallel;
import dev.lodestep.RateLimit;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.Workflow;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One oven, which is never used for two things at once, and glaze that is not mixed too often. */
@Workflow
@Retry(maxAttempts = 2, initial = "1ms", cap = "1ms", jitter = 0)
public class Kiln {
    private final AtomicInteger inOven = new AtomicInteger();

    public record Order(List<String> pots) {}

    public record Fired(String pot) {}

    public record Tile(int of) {}

    public record Glaze(String colour) {}

    public record Set(List<Fired> pots, Tile tile, Glaze glaze) {}

    @Step
    List<String> shape(Order order) {
        return order.pots();
    }

    @Step
    @Parallel
    @Concurrency(limit = 1, key = "oven")
    Fired fire(@ForEach String pot) {
        return baked(new Fired(pot));
    }

    @Step(after = "shape")
    @Parallel
    @Concurrency(limit = 1, key = "oven")
    Tile tile(Order order) {
        return baked(new Tile(order.pots().size()));
    }

    @Step(after = "shape")
    @Parallel
    @Concurrency(limit = 2)
    @RateLimit("1000/s")
    Glaze mix(Order order) {
        return new Glaze("blue for " + order.pots().size());
    }

    @Step
    Set pack(List<Fired> pots, Tile tile, Glaze glaze) {
        return new Set(pots, tile, glaze);
    }

    private <T> T baked(T clay) {
        try {
            if (inOven.incrementAndGet() > 1) {
                throw new AssertionError("two things are in the oven");
            }
            Thread.yield();
            return clay;
        } finally {
            inOven.decrementAndGet();
        }
    }
}
