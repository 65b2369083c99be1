package dev.lodestep.samples.audit.licence;

/** What an artifact's licence means for those who use it. */
public sealed interface Classification {

    /**
     * May be used freely.
     *
     * @param licence the licence, as the report shows it
     * @param source where it is written
     */
    record Permissive(String licence, String source) implements Classification {}

    /** A person decides whether it may be used. */
    sealed interface NeedsReview extends Classification {}

    /**
     * Asks something of those who pass it on.
     *
     * @param licence the licence, as the report shows it
     * @param source where it is written
     */
    record Copyleft(String licence, String source) implements NeedsReview {}

    /**
     * No licence was found, or none that is known.
     *
     * @param reason what was found instead
     */
    record Unknown(String reason) implements NeedsReview {}
}
