package dev.lodestep.samples.documents;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.Run;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.RunSummary;
import dev.lodestep.runtime.SignalResult;
import java.io.PrintStream;
import java.util.List;

/** What people do with documents: begin them, look at them, accept them, wish for changes. */
final class ReviewDesk {
    private final DocumentReviewClient documents;
    private final PrintStream out;

    ReviewDesk(Engine engine, DocumentReview workflow, PrintStream out) {
        this.documents = DocumentReviewClient.register(engine, workflow);
        this.out = out;
    }

    void begin(String id, Brief brief) throws InterruptedException {
        settled(documents.start(id, brief));
        show(id);
    }

    void answer(String id, Notes notes) throws InterruptedException {
        SignalResult result = documents.resume(id).review(notes);
        if (result == SignalResult.ACCEPTED) {
            settled(documents.run(id));
            show(id);
        } else {
            out.println("Nobody waits for a review of " + id + ": " + result);
        }
    }

    void show(String id) {
        DocumentReviewState state = documents.state(id).orElseThrow();
        Draft latest = state.revise().or(state::draft).orElseThrow();
        out.println(latest.title() + ", revision " + latest.revision());
        out.println(latest.text());
        state.publish().ifPresentOrElse(
                published -> out.println("Published in " + published.place() + "; accepted by " + published.acceptedBy()),
                () -> out.println("Waits for a review: accept " + id + " NAME, or change " + id + " NAME WISH..."));
    }

    void list() {
        List<RunSummary> runs = documents.list(RunQuery.all()).runs();
        runs.forEach(run -> out.println(run.id() + "  " + run.status()
                + run.dueAt().map(due -> ", accepted by silence at " + due).orElse("")));
    }

    /** Returns when a document waits for its reviewer again, or is through. */
    private static void settled(Run<Publication> run) throws InterruptedException {
        while (run.status() == RunStatus.RUNNING) {
            Thread.sleep(20);
        }
    }
}
