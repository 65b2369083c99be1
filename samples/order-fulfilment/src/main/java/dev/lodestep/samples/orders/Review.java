package dev.lodestep.samples.orders;

/** What became of a suspicious order. */
public sealed interface Review {

    /** It may be shipped. */
    record Approved(String by) implements Review {}

    /** It is not shipped, and everything is undone. */
    record Rejected(String by) implements Review {}
}
