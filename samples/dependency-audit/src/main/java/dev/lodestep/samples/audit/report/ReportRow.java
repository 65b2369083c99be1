package dev.lodestep.samples.audit.report;

/**
 * What the report says about one artifact.
 *
 * @param runId the id of its audit
 * @param path inside the repository
 * @param size in bytes
 * @param kind what was found
 * @param state how far the audit is
 * @param detail the licence, or the reason where there is none; empty when nothing is known yet
 * @param source where the licence is written; empty likewise
 * @param checksum what the recorded checksum says; empty likewise
 * @param sha1 empty likewise
 * @param sha256 empty likewise
 * @param entries how many entries the jar has, -1 likewise
 * @param reviewer who decided; empty without a review
 */
public record ReportRow(
        String runId,
        String path,
        long size,
        Kind kind,
        State state,
        String detail,
        String source,
        String checksum,
        String sha1,
        String sha256,
        int entries,
        String reviewer) {

    /** What was found, worst first. */
    public enum Kind {
        CORRUPT("corrupt"),
        FAILED("failed"),
        COPYLEFT("copyleft"),
        UNKNOWN("unknown"),
        PERMISSIVE("permissive"),
        PENDING("pending");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** How far an audit is. */
    public enum State {
        QUEUED("queued"),
        IN_PROGRESS("in progress"),
        WAITING("waiting for review"),
        ACCEPTED("accepted"),
        REJECTED("rejected"),
        UNREVIEWED("not reviewed in time"),
        QUARANTINED("quarantined"),
        FAILED("could not be audited");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
