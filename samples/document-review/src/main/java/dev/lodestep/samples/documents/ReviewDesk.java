package dev.lodestep.samples.documents;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.Run;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.RunSummary;
import dev.lodestep.runtime.SignalResult;
import dev.lodestep.samples.documents.DocumentReviewClient.Node;
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
        documents.state(id).ifPresentOrElse(state -> show(id, state), () -> out.println("There is no document " + id));
    }

    private void show(String id, DocumentReviewState state) {
        state.revise().or(state::draft).ifPresent(draft -> {
            out.println(draft.title() + ", round " + state.rounds(Node.REVIEW));
            out.println(draft.text());
        });
        RunStatus status = documents.run(id).status();
        if (state.publish().isPresent()) {
            Publication published = state.publish().get();
            out.println("Published in " + published.place() + "; accepted by " + published.acceptedBy());
        } else if (status == RunStatus.WAITING) {
            out.println("Waits for a review: accept " + id + " NAME, or change " + id + " NAME WISH...");
        } else {
            out.println(status);
        }
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
