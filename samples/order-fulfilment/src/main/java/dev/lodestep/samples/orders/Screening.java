package dev.lodestep.samples.orders;

/** What the fraud desk thinks of an order. */
public sealed interface Screening {

    /** Nothing against it. */
    record Clear() implements Screening {}

    /** A person should have a look. */
    record Suspicious(String why) implements Screening {}
}
