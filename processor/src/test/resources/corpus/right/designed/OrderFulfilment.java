import dev.lodestep.*;
import java.util.*;

/** As on the first page of the language: services are ordinary fields. */
@Workflow(version = 1)
public class OrderFulfilment {
    interface Inventory {
        Reservation reserve(List<String> items, String key);

        void release(String id);
    }

    static class CardDeclined extends Exception {
        private static final long serialVersionUID = 1;
    }

    record OrderRequest(List<String> items) {}

    record Reservation(String id) {}

    record Payment(String id) {}

    record ManagerAnswer(String by, boolean yes) {}

    record Shipment(String id) {}

    sealed interface Decision permits Approved, Rejected {}

    record Approved(String by) implements Decision {}

    record Rejected(String by) implements Decision {}

    private final Inventory inventory;

    OrderFulfilment(Inventory inventory) {
        this.inventory = inventory;
    }

    //= reserve (order = input)
    @Step
    Reservation reserve(OrderRequest order, StepContext step) {
        return inventory.reserve(order.items(), step.idempotencyKey());
    }

    @Compensate("reserve")
    void release(Reservation reservation) {
        inventory.release(reservation.id());
    }

    //= charge <- reserve (order = input, reservation = reserve)
    @Step
    @Retry(maxAttempts = 5, initial = "200ms", cap = "30s", notOn = CardDeclined.class)
    @Timeout("10s")
    Payment charge(OrderRequest order, Reservation reservation) throws CardDeclined {
        if (order.items().isEmpty()) {
            throw new CardDeclined();
        }
        return new Payment(reservation.id());
    }

    @Compensate("charge")
    void refund(Payment payment) {}

    //= approval <- charge ()
    @WaitForSignal(after = "charge", timeout = "3d", aborts = "Rejected")
    Decision approval(Optional<ManagerAnswer> answer) {
        return answer.<Decision>map(a -> a.yes() ? new Approved(a.by()) : new Rejected(a.by()))
                .orElseGet(() -> new Rejected("timeout"));
    }

    //= ship <- reserve, approval (approved = approval, reservation = reserve)
    @Step
    Shipment ship(Approved approved, Reservation reservation) {
        return new Shipment(approved.by() + reservation.id());
    }
}
