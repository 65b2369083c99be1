package dev.lodestep.samples.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.Outcome;
import dev.lodestep.runtime.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole review on the plain runner; between two rounds there is only a text. */
class PlainRunTest {
    private static final Brief BEES = new Brief("Bees", List.of("they fly"));

    private final DocumentReviewMachine machine = DocumentReviewMachine.of(
            new DocumentReview(new PlainAuthor(), (draft, by) -> new Publication("here", draft.revision(), by)));

    @Test
    void aDraftThatIsAcceptedAtOnceIsPublished() {
        assertThat(answered(drafted()).orElseThrow()).isEqualTo(new Publication("here", 1, "eve"));
    }

    @Test
    void theReviewerSeesEachRevisionAndTheLastOneIsPublished() {
        Outcome<Publication> second = answered(drafted(), "they dance");
        assertThat(latest(second).text()).isEqualTo("- they fly\n- they dance");

        Outcome<Publication> third = answered(second, "they buzz");
        assertThat(latest(third).text()).isEqualTo("- they fly\n- they dance\n- they buzz");

        assertThat(answered(third).orElseThrow()).isEqualTo(new Publication("here", 3, "eve"));
    }

    @Test
    void eachRoundHasAWeekOfItsOwn() {
        Snapshot first = drafted().snapshot();
        Snapshot second = answered(drafted(), "they dance").snapshot();

        assertThat(second.due().orElseThrow()).isAfter(first.due().orElseThrow());
        assertThat(machine.resume(second).onTime(second.due().orElseThrow()).orElseThrow())
                .isEqualTo(new Publication("here", 2, "nobody objected"));
    }

    @Test
    void afterFiveRoundsTheyHaveToTalk() {
        Outcome<Publication> outcome = drafted();
        for (int round = 1; round <= 5; round++) {
            assertThat(outcome).as("round " + round).isInstanceOf(Outcome.Paused.class);
            outcome = answered(outcome, "better");
        }
        assertThatThrownBy(outcome::orElseThrow).hasMessageContaining("revise");
    }

    private Outcome<Publication> drafted() {
        return machine.run(BEES);
    }

    private Outcome<Publication> answered(Outcome<Publication> waiting, String... wishes) {
        String saved = waiting.snapshot().toJson();
        return machine.resume(Snapshot.parse(saved)).review(new Notes("eve", List.of(wishes)));
    }

    private static Draft latest(Outcome<Publication> outcome) {
        return DocumentReviewState.of(outcome.snapshot()).revise().orElseThrow();
    }
}
