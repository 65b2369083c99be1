package dev.lodestep.samples.billing;

/** What a bank says. */
public sealed interface Charge {

    /** The money is there. */
    record Paid(String reference) implements Charge {}

    /** It is not. */
    record Declined(String why) implements Charge {}
}
