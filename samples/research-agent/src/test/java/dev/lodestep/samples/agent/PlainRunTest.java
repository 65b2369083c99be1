package dev.lodestep.samples.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.Outcome;
import dev.lodestep.runtime.Snapshot;
import dev.lodestep.samples.agent.Move.Call;
import dev.lodestep.samples.agent.Move.Final;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole conversations on the plain runner. */
class PlainRunTest {
    private static final Question PARTY = new Question("Where is the party?");

    private final ResearchAgentMachine machine = machine(new PartyModel());

    @Test
    void theModelCallsToolsAsksAndAnswers() {
        Snapshot asking = machine.run(PARTY).snapshot();
        assertThat(asking.waitsFor()).containsExactly("human");

        Outcome<Report> outcome =
                machine.resume(Snapshot.parse(asking.toJson())).human(new Reply("ann", "12"));

        assertThat(outcome.orElseThrow())
                .isEqualTo(new Report(
                        "In Graz: sun, 24 °C; the garden has room for 12 guests.",
                        List.of("sun, 24 °C", "rain, 16 °C", "the garden has room for 12 guests")));
    }

    @Test
    void afterADayTheModelGoesOnWithoutAnAnswer() {
        Snapshot asking = machine.run(PARTY).snapshot();

        Outcome<Report> outcome = machine.resume(asking).onTime(asking.due().orElseThrow());

        assertThat(outcome).isInstanceOf(Outcome.Completed.class);
    }

    @Test
    void aToolThatFailsTwiceIsToldToTheModel() {
        ResearchAgentMachine machine = machine(talk -> talk.sources().isEmpty()
                ? new Call("teleport", "Graz")
                : new Final(talk.sources().get(0)));

        Outcome<Report> outcome = machine.run(PARTY);
        while (outcome instanceof Outcome.Paused<Report> paused) {
            outcome = machine.resume(paused.snapshot())
                    .onTime(paused.snapshot().due().orElseThrow());
        }

        assertThat(outcome.orElseThrow())
                .extracting(Report::answer)
                .asString()
                .isEqualTo("failed: there is no tool teleport");
    }

    @Test
    void aModelThatNeverEndsIsStopped() {
        Outcome<Report> outcome = machine(talk -> new Call("weather", "Graz")).run(PARTY);

        assertThatThrownBy(outcome::orElseThrow).hasMessageContaining("40");
    }

    private static ResearchAgentMachine machine(Model model) {
        return ResearchAgentMachine.of(new ResearchAgent(model, new PartyTools()));
    }
}
