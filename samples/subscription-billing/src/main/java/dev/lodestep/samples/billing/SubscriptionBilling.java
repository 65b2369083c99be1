package dev.lodestep.samples.billing;

import dev.lodestep.Compensate;
import dev.lodestep.OnLimit;
import dev.lodestep.Repeat;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.StepContext;
import dev.lodestep.Timeout;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import dev.lodestep.samples.billing.Charge.Declined;
import dev.lodestep.samples.billing.Charge.Paid;
import dev.lodestep.samples.billing.Renewal.Quit;
import dev.lodestep.samples.billing.Renewal.Renewed;
import java.util.Optional;

/**
 * The life of one subscription. Each month there is an invoice, and it is charged; if the card is declined, the customer is reminded and the card
 * is tried again three days later, four times in all. Between two months the run sleeps, unless the customer quits. A month has thirty days.
 */
@Workflow(name = "subscription-billing")
public class SubscriptionBilling {
    private final Invoices invoices;
    private final Payments payments;
    private final Mailer mailer;

    public SubscriptionBilling(Invoices invoices, Payments payments, Mailer mailer) {
        this.invoices = invoices;
        this.payments = payments;
        this.mailer = mailer;
    }

    @Step
    Month begin(Subscription subscription) {
        return new Month(1);
    }

    @Step
    Invoice invoice(Subscription subscription, Month month) {
        return invoices.issue(subscription, month);
    }

    /** When the run is cancelled before this month is paid. What was paid for stays. */
    @Compensate("invoice")
    void cancelInvoice(Invoice invoice) {
        invoices.cancel(invoice);
    }

    /** A declined card is an answer; a bank that does not answer is a failure, and asked again with the same key. */
    @Step
    @Retry(maxAttempts = 8, initial = "1s", cap = "1h")
    @Timeout("30s")
    Charge charge(Subscription subscription, Invoice invoice, StepContext step) {
        return payments.charge(subscription.card(), invoice, step.idempotencyKey());
    }

    /** The inner loop: remind, and three days later the card is charged again. After the fourth time the run goes on as it is. */
    @Step
    @Repeat(from = "charge", max = 4, every = "3d", onLimit = OnLimit.GO_ON)
    Reminder remind(Declined declined, Subscription subscription, Invoice invoice) {
        mailer.send(subscription.customer(), "Invoice " + invoice.number() + " is not paid: " + declined.why());
        return new Reminder(invoice.number());
    }

    @Step
    Ended suspend(Declined declined, Subscription subscription, Invoice invoice) {
        mailer.send(
                subscription.customer(), "Your subscription is suspended; invoice " + invoice.number() + " is open");
        return new Ended("suspended: " + declined.why());
    }

    /** The point of no return of each month: from here on nobody takes the money back. */
    @Step(pivot = true)
    Receipt book(Paid paid, Invoice invoice) {
        return invoices.book(invoice, paid);
    }

    /** The rest of the month: the run sleeps, and wakes early only when the customer quits. Who quit before is heard now. */
    @WaitForSignal(signal = "quit", timeout = "30d")
    Renewal untilNextMonth(Optional<Notice> notice, Receipt receipt) {
        return notice.<Renewal>map(given -> new Quit(given.why())).orElseGet(Renewed::new);
    }

    /** The outer loop: the next month. It has no limit; it ends when the customer quits or does not pay. */
    @Step
    @Repeat(from = "invoice", max = Repeat.UNBOUNDED)
    Month next(Renewed renewed, Month month) {
        return new Month(month.number() + 1);
    }

    @Step
    Ended end(Quit quit, Subscription subscription) {
        mailer.send(subscription.customer(), "Good bye");
        return new Ended("quit: " + quit.why());
    }
}
