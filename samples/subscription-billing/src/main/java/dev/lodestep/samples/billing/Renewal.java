package dev.lodestep.samples.billing;

/** How a month ended. */
public sealed interface Renewal {

    /** There is another one. */
    record Renewed() implements Renewal {}

    /** It was the last one. */
    record Quit(String why) implements Renewal {}
}
