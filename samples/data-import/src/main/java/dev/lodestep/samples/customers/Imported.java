package dev.lodestep.samples.customers;

/** What became of a row. */
public sealed interface Imported {

    /** Its customer is in the table. */
    record Saved(int line) implements Imported {}

    /** Something is wrong in it. */
    record Refused(int line, String why) implements Imported {}
}
