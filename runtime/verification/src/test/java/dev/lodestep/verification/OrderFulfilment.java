package dev.lodestep.verification;

import dev.lodestep.Compensate;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.StepContext;
import dev.lodestep.Timeout;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.util.List;
import java.util.Optional;

/** The workflow that the description of the language begins with, as it stands there. */
@Workflow(version = 1)
public class OrderFulfilment {
    private final Inventory inventory;
    private final Payments payments;
    private final Carrier carrier;

    public OrderFulfilment(Inventory inventory, Payments payments, Carrier carrier) {
        this.inventory = inventory;
        this.payments = payments;
        this.carrier = carrier;
    }

    @Step
    Reservation reserve(OrderRequest order, StepContext step) {
        return inventory.reserve(order.items(), step.idempotencyKey());
    }

    @Compensate("reserve")
    void release(Reservation reservation) {
        inventory.release(reservation.id());
    }

    @Step
    @Retry(maxAttempts = 5, initial = "200ms", cap = "30s", notOn = CardDeclined.class)
    @Timeout("10s")
    Payment charge(OrderRequest order, Reservation reservation) {
        return payments.charge(order.card(), reservation.id());
    }

    @Compensate("charge")
    void refund(Payment payment) {
        payments.refund(payment.id());
    }

    @WaitForSignal(after = "charge", timeout = "3d", aborts = "Rejected")
    Decision approval(Optional<ManagerAnswer> answer) {
        return answer.map(a -> a.yes() ? new Approved(a.by()) : new Rejected(a.by()))
                .orElseGet(() -> new Rejected("timeout"));
    }

    sealed interface Decision permits Approved, Rejected {}

    record Approved(String by) implements Decision {}

    record Rejected(String by) implements Decision {}

    @Step
    Shipment ship(Approved approved, Reservation reservation) {
        return carrier.ship(reservation.id(), approved.by());
    }

    record OrderRequest(String card, List<String> items) {}

    record Reservation(String id) {}

    record Payment(String id) {}

    record ManagerAnswer(String by, boolean yes) {}

    record Shipment(String tracking) {}

    static final class CardDeclined extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    interface Inventory {
        Reservation reserve(List<String> items, String key);

        void release(String reservation);
    }

    interface Payments {
        Payment charge(String card, String reservation);

        void refund(String payment);
    }

    interface Carrier {
        Shipment ship(String reservation, String approvedBy);
    }
}
