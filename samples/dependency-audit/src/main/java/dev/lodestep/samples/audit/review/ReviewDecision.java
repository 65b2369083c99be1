package dev.lodestep.samples.audit.review;

/** How a review ended. */
public sealed interface ReviewDecision {

    /** It may be used. */
    record Approved(String by) implements ReviewDecision {}

    /** It may not be used. */
    record Rejected(String by) implements ReviewDecision {}

    /** Nobody answered in time. */
    record Unreviewed() implements ReviewDecision {}
}
