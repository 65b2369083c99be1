package dev.lodestep.samples.audit;

import dev.lodestep.samples.audit.artifact.Artifact;
import dev.lodestep.samples.audit.review.Review;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/** The durable runs of {@link ArtifactAudit}, as the commands need them. */
interface AuditRuns extends AutoCloseable {

    /** The states of those runs that exist. */
    Map<String, RunState> states(Collection<String> runIds);

    /** Starts the audit of an artifact, unless it was started before; returns once that is on disk, and may wait for a free place. */
    void start(String runId, Artifact artifact);

    /** Lets a stuck audit try again what failed. */
    void retry(String runId);

    /** Why an audit is stuck or was refused; empty for any other. */
    String reason(String runId);

    /** Returns when the state of a run may have changed, at the latest when the time is over. */
    void awaitChange(Duration atMost);

    /** Gives a reviewer's answer to the audit that waits for it, and returns when that audit has recorded it or some seconds are over. */
    Answered review(String runId, Review review);

    @Override
    void close();

    /** What became of a reviewer's answer. */
    enum Answered {
        /** The audit has taken it. */
        TAKEN,
        /** The audit does not ask yet; it will take it when it does. */
        KEPT,
        /** The audit is over. */
        TOO_LATE,
        /** There is no such audit. */
        UNKNOWN
    }

    /** Opens the runs that a database holds; what a killed process left goes on at once. */
    @FunctionalInterface
    interface Opener {
        AuditRuns open(Path database, ArtifactAudit workflow);
    }
}
