package dev.lodestep.verification.chaos.audit;

/** What a customer meant to do, or was told. */
public sealed interface Acknowledged {
    /** The run. */
    String run();

    /** It was to be started; nobody knows whether it was. */
    record Wanted(String run) implements Acknowledged {}

    /** Its start was acknowledged. */
    record Started(String run) implements Acknowledged {}

    /** A signal was answered so. */
    record Signalled(String run, String signalId, String answer) implements Acknowledged {}

    /** A cancellation was answered; {@code inTime} if the run had not ended. */
    record Cancelled(String run, boolean inTime) implements Acknowledged {}

    /** Its end was told. */
    record Ended(String run, String status, String result) implements Acknowledged {}

    /** Something was thrown that nobody told customers of. */
    record Surprised(String run, String what) implements Acknowledged {}
}
