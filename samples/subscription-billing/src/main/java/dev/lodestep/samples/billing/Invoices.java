package dev.lodestep.samples.billing;

import dev.lodestep.samples.billing.Charge.Paid;

/** The books of a company. */
public interface Invoices {

    /** Writes the invoice of a month; there is one for each month, however often it is asked for. */
    Invoice issue(Subscription subscription, Month month);

    /** Takes back an invoice that was not paid. */
    void cancel(Invoice invoice);

    /** Books a payment, once for each invoice. */
    Receipt book(Invoice invoice, Paid paid);
}
