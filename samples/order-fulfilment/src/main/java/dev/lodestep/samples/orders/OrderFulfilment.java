package dev.lodestep.samples.orders;

import dev.lodestep.Compensate;
import dev.lodestep.Result;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.StepContext;
import dev.lodestep.Timeout;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import dev.lodestep.samples.orders.Review.Approved;
import dev.lodestep.samples.orders.Review.Rejected;
import dev.lodestep.samples.orders.Screening.Suspicious;
import java.util.Optional;

/**
 * The way of one order: its items are reserved and charged; if it looks suspicious, a person reviews it; then it is shipped and the customer
 * gets a mail. If anything fails for good, or the reviewer says no, the money goes back and the items are released.
 */
@Workflow(name = "order-fulfilment")
public class OrderFulfilment {
    private final Warehouse warehouse;
    private final Payments payments;
    private final FraudDesk fraudDesk;
    private final Carrier carrier;
    private final Mailer mailer;

    public OrderFulfilment(
            Warehouse warehouse, Payments payments, FraudDesk fraudDesk, Carrier carrier, Mailer mailer) {
        this.warehouse = warehouse;
        this.payments = payments;
        this.fraudDesk = fraudDesk;
        this.carrier = carrier;
        this.mailer = mailer;
    }

    @Step
    Reservation reserve(Order order) {
        return warehouse.reserve(order.number(), order.items());
    }

    @Compensate("reserve")
    void release(Reservation reservation) {
        warehouse.release(reservation);
    }

    /** The key is the same for every attempt, also after a crash: whoever charges by it charges once. */
    @Step
    @Retry(maxAttempts = 5, initial = "200ms", cap = "30s", notOn = CardDeclined.class)
    @Timeout("10s")
    Payment charge(Order order, Reservation reservation, StepContext step) {
        return payments.charge(order.card(), order.total(), step.idempotencyKey());
    }

    @Compensate("charge")
    void refund(Payment payment) {
        payments.refund(payment);
    }

    @Step(after = "charge")
    Screening check(Order order) {
        return fraudDesk.screen(order);
    }

    /** Only suspicious orders come here, and wait for a person without holding a thread. Silence is a no. */
    @WaitForSignal(timeout = "3d", aborts = "Rejected")
    Review review(Optional<Answer> answer, Suspicious suspicious) {
        if (answer.isEmpty()) {
            return new Rejected("nobody, for three days");
        }
        String reviewer = answer.get().by();
        return answer.get().approve() ? new Approved(reviewer) : new Rejected(reviewer);
    }

    @Step(after = {"check", "review"})
    Shipment ship(Order order, Reservation reservation) {
        return carrier.ship(reservation, order.address());
    }

    @Step
    void mail(Order order, Shipment shipment, Payment payment, StepContext step) {
        mailer.send(
                order.email(),
                "Your order " + order.number() + " over " + payment.amount() + " € is on its way: "
                        + shipment.trackingNumber(),
                step.idempotencyKey());
    }

    @Result
    Shipment result(Shipment shipment) {
        return shipment;
    }
}
