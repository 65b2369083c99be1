package dev.lodestep.samples.documents;

import dev.lodestep.Repeat;
import dev.lodestep.Step;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import dev.lodestep.samples.documents.Review.Accepted;
import dev.lodestep.samples.documents.Review.Changes;
import java.util.Optional;

/**
 * The way of one document: it is drafted, and goes to and fro between a reviewer and its author until the reviewer accepts it, five times at
 * most; then it is published.
 */
@Workflow(name = "document-review")
public class DocumentReview {
    private final Author author;
    private final Press press;

    public DocumentReview(Author author, Press press) {
        this.author = author;
        this.press = press;
    }

    @Step
    Draft draft(Brief brief) {
        return author.write(brief);
    }

    /** Sees the first draft, and in each later round the revised one. Who says nothing for a week agrees. */
    @WaitForSignal(timeout = "7d")
    Review review(Optional<Notes> notes, Draft draft) {
        if (notes.isEmpty()) {
            return new Accepted("nobody objected");
        }
        Notes given = notes.get();
        return given.wishes().isEmpty() ? new Accepted(given.by()) : new Changes(given.by(), given.wishes());
    }

    /** Runs when the reviewer wants changes, and then the next round begins. It does not run when the draft was accepted: the loop ends. */
    @Step
    @Repeat(from = "review", max = 5)
    Draft revise(Changes changes, Draft draft) {
        return author.revise(draft, changes.wishes());
    }

    /** After the loop: the draft is the one of the last round. */
    @Step
    Publication publish(Accepted accepted, Draft draft) {
        return press.publish(draft, accepted.by());
    }
}
