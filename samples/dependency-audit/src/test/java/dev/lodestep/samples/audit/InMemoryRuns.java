package dev.lodestep.samples.audit;

import dev.lodestep.StepContext;
import dev.lodestep.samples.audit.artifact.Artifact;
import dev.lodestep.samples.audit.artifact.Fingerprint;
import dev.lodestep.samples.audit.artifact.Integrity;
import dev.lodestep.samples.audit.artifact.Integrity.Intact;
import dev.lodestep.samples.audit.licence.Classification;
import dev.lodestep.samples.audit.licence.Classification.NeedsReview;
import dev.lodestep.samples.audit.review.Review;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Runs that live in memory: each {@link AuditRuns#awaitChange} executes one audit that was started, by calling the workflow's methods in the order
 * that its graph has. What outlives one {@link #on opening} are the runs.
 */
final class InMemoryRuns {
    private final Map<String, RunState> states = new HashMap<>();
    private final Map<String, Asked> asked = new HashMap<>();
    private final Deque<Map.Entry<String, Artifact>> queue = new ArrayDeque<>();
    private final Map<String, String> reasons = new HashMap<>();
    private final Map<String, Artifact> artifacts = new HashMap<>();
    private int mostUnderWay;

    /** As a process sees them that has this workflow. */
    AuditRuns on(ArtifactAudit workflow) {
        return new AuditRuns() {
            @Override
            public Map<String, RunState> states(Collection<String> runIds) {
                Map<String, RunState> found = new HashMap<>(states);
                found.keySet().retainAll(Set.copyOf(runIds));
                return found;
            }

            @Override
            public void start(String runId, Artifact artifact) {
                if (states.putIfAbsent(runId, RunState.ACTIVE) == null) {
                    artifacts.put(runId, artifact);
                    queue.add(Map.entry(runId, artifact));
                    mostUnderWay = Math.max(mostUnderWay, queue.size());
                }
            }

            @Override
            public void retry(String runId) {
                states.put(runId, RunState.ACTIVE);
                queue.add(Map.entry(runId, Objects.requireNonNull(artifacts.get(runId))));
            }

            @Override
            public String reason(String runId) {
                return reasons.getOrDefault(runId, "");
            }

            @Override
            public void awaitChange(Duration atMost) {
                Map.Entry<String, Artifact> next = queue.remove();
                states.put(next.getKey(), execute(workflow, next.getKey(), next.getValue()));
            }

            @Override
            public Answered review(String runId, Review review) {
                Asked question = asked.remove(runId);
                if (question == null) {
                    return states.containsKey(runId) ? Answered.TOO_LATE : Answered.UNKNOWN;
                }
                NeedsReview found = (NeedsReview) question.classification();
                workflow.record(
                        question.fingerprint(),
                        question.intact(),
                        found,
                        Optional.of(workflow.review(Optional.of(review), found)),
                        new Context(runId, "record"));
                states.put(runId, RunState.RECORDED);
                return Answered.TAKEN;
            }

            @Override
            public void close() {}
        };
    }

    /** How many audits were started and not ended at the same time, at most. */
    int mostUnderWay() {
        return mostUnderWay;
    }

    private RunState execute(ArtifactAudit workflow, String runId, Artifact artifact) {
        workflow.register(artifact, new Context(runId, "register"));
        try {
            Fingerprint fingerprint = workflow.fingerprint(artifact, new Context(runId, "fingerprint"));
            Integrity integrity = workflow.verify(artifact, fingerprint, new Context(runId, "verify"));
            if (!(integrity instanceof Intact intact)) {
                workflow.quarantine(fingerprint, integrity, new Context(runId, "quarantine"));
                workflow.withdraw(new Context(runId, "withdraw"));
                return RunState.REFUSED;
            }
            Classification classification = workflow.classify(
                    workflow.findLicence(artifact, intact, new Context(runId, "findLicence")),
                    new Context(runId, "classify"));
            if (classification instanceof NeedsReview found) {
                workflow.requestReview(found, fingerprint, intact, new Context(runId, "requestReview"));
                asked.put(runId, new Asked(fingerprint, intact, classification));
                return RunState.AWAITING_REVIEW;
            }
            workflow.record(fingerprint, intact, classification, Optional.empty(), new Context(runId, "record"));
            return RunState.RECORDED;
        } catch (IOException e) {
            reasons.put(runId, e.toString());
            return RunState.STUCK;
        }
    }

    private record Asked(Fingerprint fingerprint, Intact intact, Classification classification) {}

    private record Context(String runId, String step) implements StepContext {
        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public int round() {
            return 1;
        }

        @Override
        public String idempotencyKey() {
            return runId + "/" + step;
        }

        @Override
        public Optional<Instant> deadline() {
            return Optional.empty();
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public System.Logger logger() {
            return System.getLogger("test");
        }
    }
}
