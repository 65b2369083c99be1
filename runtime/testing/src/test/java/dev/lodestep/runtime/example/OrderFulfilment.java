package dev.lodestep.runtime.example;

import dev.lodestep.Compensate;
import dev.lodestep.Failure;
import dev.lodestep.OnlyIf;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.StepContext;
import dev.lodestep.Timeout;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.util.List;
import java.util.Optional;

/** Reserves, charges, lets a manager decide, and ships. */
@Workflow(version = 1)
public class OrderFulfilment {
    private final Services services;

    public OrderFulfilment(Services services) {
        this.services = services;
    }

    @Step
    Reservation reserve(OrderRequest order, StepContext step) {
        return services.reserve(order, step.idempotencyKey());
    }

    @Compensate("reserve")
    void release(Reservation reservation) {
        services.release(reservation);
    }

    @Step
    @Retry(maxAttempts = 5, initial = "200ms", cap = "30s", notOn = IllegalStateException.class)
    @Timeout("10s")
    Payment charge(OrderRequest order, Reservation reservation) {
        return services.charge(order, reservation);
    }

    @Compensate("charge")
    void refund(Payment payment, Failure reason) {
        services.refund(payment, reason);
    }

    @WaitForSignal(after = "charge", timeout = "3d", aborts = "Rejected")
    Decision approval(Optional<ManagerAnswer> answer) {
        return answer.<Decision>map(a -> a.yes() ? new Approved(a.by()) : new Rejected(a.by()))
                .orElseGet(() -> new Rejected("timeout"));
    }

    @Step
    Shipment ship(Approved approved, Reservation reservation) {
        return services.ship(approved, reservation);
    }

    @OnlyIf("mail")
    boolean wantsMail(OrderRequest order) {
        return order.mail().isPresent();
    }

    @Step
    void mail(OrderRequest order, Shipment shipment) {
        services.mail(order.mail().orElseThrow(), shipment);
    }

    /** What the workflow calls. */
    public interface Services {
        Reservation reserve(OrderRequest order, String key);

        void release(Reservation reservation);

        Payment charge(OrderRequest order, Reservation reservation);

        void refund(Payment payment, Failure reason);

        Shipment ship(Approved approved, Reservation reservation);

        void mail(String address, Shipment shipment);
    }

    public record OrderRequest(String customer, List<Item> items, Optional<String> mail) {}

    public record Item(String sku, int count) {}

    public record Reservation(String id) {}

    public record Payment(String id, long cents) {}

    public record ManagerAnswer(String by, boolean yes) {}

    public sealed interface Decision permits Approved, Rejected {}

    public record Approved(String by) implements Decision {}

    public record Rejected(String by) implements Decision {}

    public record Shipment(String tracking) {}
}
