package dev.lodestep.samples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.samples.documents.Review.Accepted;
import dev.lodestep.samples.documents.Review.Changes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The decisions of the workflow, without the library. */
class DocumentReviewTest {
    private static final Draft DRAFT = new Draft("Bees", 1, "- they fly");

    private final DocumentReview workflow =
            new DocumentReview(new PlainAuthor(), (draft, by) -> new Publication("here", draft.revision(), by));

    @Test
    void notesWithoutWishesAccept() {
        assertThat(workflow.review(Optional.of(new Notes("eve", List.of())), DRAFT))
                .isEqualTo(new Accepted("eve"));
    }

    @Test
    void wishesAreChanges() {
        assertThat(workflow.review(Optional.of(new Notes("eve", List.of("shorter"))), DRAFT))
                .isEqualTo(new Changes("eve", List.of("shorter")));
    }

    @Test
    void silenceAgrees() {
        assertThat(workflow.review(Optional.empty(), DRAFT)).isEqualTo(new Accepted("nobody objected"));
    }

    @Test
    void aRevisionFulfilsTheWishes() {
        assertThat(workflow.revise(new Changes("eve", List.of("they dance", "they buzz")), DRAFT))
                .isEqualTo(new Draft("Bees", 2, "- they fly\n- they dance\n- they buzz"));
    }
}
