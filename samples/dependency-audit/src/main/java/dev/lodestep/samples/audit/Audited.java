package dev.lodestep.samples.audit;

/**
 * The result of an artifact's audit.
 *
 * @param verdict whether it may be used
 * @param licence the licence, or why none is known
 */
public record Audited(Verdict verdict, String licence) {

    /** Whether an artifact may be used. */
    public enum Verdict {
        /** Its licence is permissive, or a reviewer approved it. */
        ACCEPTED,
        /** A reviewer rejected it. */
        REJECTED,
        /** It needed a review, and nobody answered in time. */
        UNREVIEWED
    }
}
