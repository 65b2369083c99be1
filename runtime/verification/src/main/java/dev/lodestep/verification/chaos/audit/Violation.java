package dev.lodestep.verification.chaos.audit;

/**
 * Something that must not be.
 *
 * @param kind what kind
 * @param run in which run
 * @param what what was found
 */
public record Violation(Kind kind, String run, String what) {
    /** The kinds, as the table counts them. */
    public enum Kind {
        /** What was acknowledged is not there. */
        LOST("acknowledged starts, signals or ends that are lost"),
        /** A run does not end. */
        STUCK("runs that do not end"),
        /** A journal has gaps, repeats a position, or holds what somebody wrote who did not own the run. */
        BROKEN_JOURNAL("journal positions twice, missing or of a stranger"),
        /** A result, a compensation or a decision is recorded twice. */
        RECORDED_TWICE("results, decisions or compensations recorded twice"),
        /** A signal was consumed twice, or never. */
        SIGNAL("signals consumed twice, or accepted and not consumed"),
        /** A timer fired before its time. */
        EARLY("timers that fired early"),
        /** An effect more than once without a reason, or under another key, or none where there must be one. */
        UNEXPLAINED_EFFECT("effects without an explanation"),
        /** A transactional effect not exactly once. */
        TRANSACTION("transactional effects not exactly once"),
        /** A result that differs from the one of an undisturbed run. */
        OTHER_RESULT("results that differ from the undisturbed ones"),
        /** Something completed was not undone, or not in reverse order. */
        COMPENSATION("compensations missing or out of order"),
        /** A process or a customer met something that nobody told them of. */
        SURPRISE("exceptions and ends that nobody asked for");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** What it counts, in words. */
        public String text() {
            return text;
        }
    }

    @Override
    public String toString() {
        return kind + " " + run + ": " + what;
    }
}
