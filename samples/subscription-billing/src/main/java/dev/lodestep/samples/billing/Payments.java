package dev.lodestep.samples.billing;

/** Takes money from cards. */
@FunctionalInterface
public interface Payments {

    /** Charges once for each key; with the same key it gives the same answer. */
    Charge charge(String card, Invoice invoice, String idempotencyKey);
}
