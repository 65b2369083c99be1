package dev.lodestep.samples.audit;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.AwaitTimeoutException;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.RunCancelledException;
import dev.lodestep.runtime.RunEvent;
import dev.lodestep.runtime.RunFailedException;
import dev.lodestep.runtime.RunSummary;
import dev.lodestep.runtime.SignalResult;
import dev.lodestep.samples.audit.artifact.Artifact;
import dev.lodestep.samples.audit.review.Review;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The audits on the durable engine; the only class that knows it. */
final class AuditEngine implements AuditRuns {
    private static final Duration REVIEW_PATIENCE = Duration.ofSeconds(10);
    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(3);

    private final Semaphore changes = new Semaphore(0);
    private final Engine engine;
    private final ArtifactAuditClient audits;

    private AuditEngine(Path database, ArtifactAudit workflow) {
        EngineOptions options = EngineOptions.defaults()
                .name("audit")
                .shutdownGrace(SHUTDOWN_GRACE)
                .listener(this::changed);
        engine = Engine.open(SqliteStore.at(database), options);
        audits = ArtifactAuditClient.register(engine, workflow);
    }

    static AuditRuns open(Path database, ArtifactAudit workflow) {
        return new AuditEngine(database, workflow);
    }

    private void changed(RunEvent event) {
        boolean settles = event instanceof RunEvent.RunEnded
                || event instanceof RunEvent.RunWaiting
                || event instanceof RunEvent.RunParked;
        if (settles) {
            changes.release();
        }
    }

    @Override
    public Map<String, RunState> states(Collection<String> runIds) {
        Map<String, RunState> states = new HashMap<>();
        for (String id : runIds) {
            engine.find(id).ifPresent(run -> states.put(id, state(run)));
        }
        return states;
    }

    private static RunState state(RunSummary run) {
        return switch (run.status()) {
            case RUNNING, COMPENSATING -> RunState.ACTIVE;
            case WAITING -> run.waitsFor().isEmpty() ? RunState.ACTIVE : RunState.AWAITING_REVIEW;
            case PARKED -> RunState.STUCK;
            case COMPLETED -> RunState.RECORDED;
            case FAILED, CANCELLED -> RunState.REFUSED;
        };
    }

    @Override
    public void start(String runId, Artifact artifact) {
        audits.start(runId, artifact);
    }

    @Override
    public void retry(String runId) {
        audits.retry(runId);
    }

    @Override
    public String reason(String runId) {
        return engine.find(runId).flatMap(RunSummary::reason).orElse("");
    }

    @Override
    public void awaitChange(Duration atMost) {
        try {
            if (changes.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                changes.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Answered review(String runId, Review review) {
        SignalResult result = audits.resume(runId).review(review);
        return switch (result) {
            case ACCEPTED, DUPLICATE -> {
                awaitEnd(runId);
                yield Answered.TAKEN;
            }
            case BUFFERED -> Answered.KEPT;
            case CLOSED, FULL, NOT_WAITING -> Answered.TOO_LATE;
            case UNKNOWN_RUN -> Answered.UNKNOWN;
        };
    }

    /** The answer is safe already; what the audit makes of it is in the report. */
    private void awaitEnd(String runId) {
        try {
            audits.await(runId, REVIEW_PATIENCE);
        } catch (AwaitTimeoutException | RunFailedException | RunCancelledException e) {
            System.getLogger(AuditEngine.class.getName()).log(System.Logger.Level.DEBUG, e.getMessage());
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
