package dev.lodestep.samples.audit;

import dev.lodestep.Compensate;
import dev.lodestep.OnFailure;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.StepContext;
import dev.lodestep.Timeout;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import dev.lodestep.samples.audit.Audited.Verdict;
import dev.lodestep.samples.audit.artifact.Artifact;
import dev.lodestep.samples.audit.artifact.Fingerprint;
import dev.lodestep.samples.audit.artifact.Fingerprinting;
import dev.lodestep.samples.audit.artifact.Integrity;
import dev.lodestep.samples.audit.artifact.Integrity.Corrupt;
import dev.lodestep.samples.audit.artifact.Integrity.Intact;
import dev.lodestep.samples.audit.artifact.Verification;
import dev.lodestep.samples.audit.licence.Classification;
import dev.lodestep.samples.audit.licence.Classification.NeedsReview;
import dev.lodestep.samples.audit.licence.Classifier;
import dev.lodestep.samples.audit.licence.Evidence;
import dev.lodestep.samples.audit.licence.LicenceSearch;
import dev.lodestep.samples.audit.report.ReportTable;
import dev.lodestep.samples.audit.review.Review;
import dev.lodestep.samples.audit.review.ReviewDecision;
import dev.lodestep.samples.audit.review.ReviewDecision.Approved;
import dev.lodestep.samples.audit.review.ReviewDecision.Rejected;
import dev.lodestep.samples.audit.review.ReviewDecision.Unreviewed;
import java.io.IOException;
import java.util.Optional;

/**
 * The audit of one artifact.
 *
 * <p>It is entered in the report, fingerprinted, and checked. A corrupt one is undone: quarantined, and its entry withdrawn. Of an intact
 * one the licence is found; a permissive licence is recorded at once, any other waits for a reviewer. An audit that breaks off, because a
 * file cannot be read, keeps what it has and is parked: the next {@code run} tries again only what failed.
 */
@Workflow(name = "artifact-audit", version = 1, onFailure = OnFailure.PARK)
public class ArtifactAudit {
    private final ReportTable report;
    private final EffectsLog effects;

    public ArtifactAudit(ReportTable report, EffectsLog effects) {
        this.report = report;
        this.effects = effects;
    }

    @Step
    void register(Artifact artifact, StepContext step) {
        effects.begin("register", step);
        report.register(step.runId(), artifact);
        effects.end("register", step);
    }

    @Compensate("register")
    void withdraw(StepContext step) {
        effects.begin("withdraw", step);
        report.withdraw(step.runId());
        effects.end("withdraw", step);
    }

    @Step(after = "register")
    @Retry(maxAttempts = 4, initial = "200ms", cap = "5s", on = IOException.class)
    @Timeout("10m")
    Fingerprint fingerprint(Artifact artifact, StepContext step) throws IOException {
        effects.begin("fingerprint", step);
        Fingerprint fingerprint = Fingerprinting.of(artifact.file());
        effects.end("fingerprint", step);
        return fingerprint;
    }

    @Step(aborts = "Corrupt")
    @Retry(maxAttempts = 4, initial = "200ms", cap = "5s", on = IOException.class)
    @Timeout("10m")
    Integrity verify(Artifact artifact, Fingerprint fingerprint, StepContext step) throws IOException {
        effects.begin("verify", step);
        Integrity integrity = Verification.check(artifact.file(), fingerprint);
        effects.end("verify", step);
        return integrity;
    }

    @Compensate("verify")
    void quarantine(Fingerprint fingerprint, Integrity integrity, StepContext step) {
        effects.begin("quarantine", step);
        if (integrity instanceof Corrupt corrupt) {
            report.quarantine(step.runId(), fingerprint, corrupt.reason());
        }
        effects.end("quarantine", step);
    }

    @Step
    @Retry(maxAttempts = 4, initial = "200ms", cap = "5s", on = IOException.class)
    @Timeout("2m")
    Evidence findLicence(Artifact artifact, Intact intact, StepContext step) throws IOException {
        effects.begin("findLicence", step);
        Evidence evidence = LicenceSearch.of(artifact);
        effects.end("findLicence", step);
        return evidence;
    }

    @Step
    Classification classify(Evidence evidence, StepContext step) {
        effects.begin("classify", step);
        Classification classification = Classifier.classify(evidence);
        effects.end("classify", step);
        return classification;
    }

    @Step
    void requestReview(NeedsReview found, Fingerprint fingerprint, Intact intact, StepContext step) {
        effects.begin("requestReview", step);
        report.awaitReview(step.runId(), fingerprint, intact, found);
        effects.end("requestReview", step);
    }

    @WaitForSignal(after = "requestReview", timeout = "30d")
    ReviewDecision review(Optional<Review> review, NeedsReview found) {
        return review.<ReviewDecision>map(r -> r.approve() ? new Approved(r.by()) : new Rejected(r.by()))
                .orElseGet(Unreviewed::new);
    }

    @Step
    Audited record(
            Fingerprint fingerprint,
            Intact intact,
            Classification classification,
            Optional<ReviewDecision> decision,
            StepContext step) {
        effects.begin("record", step);
        report.record(step.runId(), fingerprint, intact, classification, decision);
        effects.end("record", step);
        return new Audited(verdict(decision), ReportTable.licence(classification));
    }

    private static Verdict verdict(Optional<ReviewDecision> decision) {
        if (decision.isEmpty() || decision.get() instanceof Approved) {
            return Verdict.ACCEPTED;
        }
        return decision.get() instanceof Rejected ? Verdict.REJECTED : Verdict.UNREVIEWED;
    }
}
