package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.Outcome;
import dev.lodestep.runtime.SignalRejectedException;
import dev.lodestep.runtime.SignalResult;
import dev.lodestep.runtime.Snapshot;
import dev.lodestep.testing.Stores;
import dev.lodestep.verification.workflows.LoanOfThree;
import dev.lodestep.verification.workflows.LoanOfThree.Loan;
import dev.lodestep.verification.workflows.LoanOfThree.Vote;
import dev.lodestep.verification.workflows.LoanOfThreeClient;
import dev.lodestep.verification.workflows.LoanOfThreeMachine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A step that asks several times, with one deadline for all questions, and a check of each answer before it is sent. */
class AskingTest {
    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");

    private final List<String> calls = new CopyOnWriteArrayList<>();

    @Test
    void a_step_asks_until_it_is_done_and_computes_its_deadline_once() {
        LoanOfThreeMachine loans = LoanOfThreeMachine.of(new LoanOfThree(calls::add));

        Snapshot asked = loans.run(new Loan("Eve", 500, LATER)).snapshot();
        Snapshot once = loans.resume(stored(asked)).vote(new Vote("ann", true)).snapshot();
        Outcome<LoanOfThree.Outcome> done = loans.resume(stored(once)).vote(new Vote("bob", true));

        assertThat(done.orElseThrow()).isEqualTo(new LoanOfThree.Outcome("Eve at 5"));
        assertThat(calls).containsExactly("score", "due", "quorum -", "quorum ann", "quorum bob", "contract");
        assertThat(asked.due()).contains(LATER);
        assertThat(once.due()).contains(LATER);
    }

    @Test
    void when_its_time_is_over_it_runs_with_what_it_asked_with() {
        LoanOfThreeMachine loans = LoanOfThreeMachine.of(new LoanOfThree(calls::add));
        Snapshot asked = loans.run(new Loan("Eve", 500, LATER)).snapshot();
        Snapshot once = loans.resume(stored(asked)).vote(new Vote("ann", true)).snapshot();

        Outcome<LoanOfThree.Outcome> done = loans.resume(stored(once)).onTime(LATER);

        assertThat(done.orElseThrow()).isEqualTo(new LoanOfThree.Outcome("expired with votes: 1"));
    }

    @Test
    void an_answer_that_the_check_refuses_is_not_taken() {
        LoanOfThreeMachine loans = LoanOfThreeMachine.of(new LoanOfThree(calls::add));
        Snapshot asked = loans.run(new Loan("Eve", 500, LATER)).snapshot();
        Snapshot once = loans.resume(asked).vote(new Vote("ann", true)).snapshot();

        assertThatThrownBy(() -> loans.resume(once).vote(new Vote("ann", true)))
                .isInstanceOf(SignalRejectedException.class)
                .hasMessageContaining("@Check of 'quorum'")
                .hasMessageContaining("ann has voted already")
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(calls).endsWith("quorum ann");
    }

    @Test
    void an_engine_asks_checks_and_goes_on_too() {
        try (Engine engine = Engine.open(Stores.inMemory(), EngineOptions.defaults())) {
            LoanOfThreeClient loans = LoanOfThreeClient.register(engine, new LoanOfThree(calls::add));
            loans.start("loan", new Loan("Eve", 500, LATER));
            Eventually.holds(() -> !engine.find("loan").orElseThrow().waitsFor().isEmpty(), calls::toString);

            assertThat(loans.resume("loan").vote(new Vote("ann", false))).isEqualTo(SignalResult.ACCEPTED);
            Eventually.holds(
                    () -> calls.contains("quorum ann")
                            && !engine.find("loan").orElseThrow().waitsFor().isEmpty(),
                    calls::toString);
            assertThatThrownBy(() -> loans.resume("loan").vote(new Vote("ann", false)))
                    .isInstanceOf(SignalRejectedException.class);
            loans.resume("loan").vote(new Vote("cid", false));

            assertThat(loans.await("loan", Duration.ofSeconds(20)))
                    .isEqualTo(new LoanOfThree.Outcome("Eve refused by ann and cid"));
            assertThat(calls).containsOnlyOnce("due");
        }
    }

    private static Snapshot stored(Snapshot snapshot) {
        return Snapshot.parse(snapshot.toJson());
    }
}
