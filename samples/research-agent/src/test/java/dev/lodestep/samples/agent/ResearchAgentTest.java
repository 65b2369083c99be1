package dev.lodestep.samples.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.samples.agent.Move.Ask;
import dev.lodestep.samples.agent.Move.Call;
import dev.lodestep.samples.agent.Move.Final;
import dev.lodestep.samples.agent.Turn.Speaker;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the steps make of a conversation, without the library. */
class ResearchAgentTest {
    private final ResearchAgent workflow = new ResearchAgent(new PartyModel(), new PartyTools());
    private final Talk talk = workflow.begin(new Question("Where is the party?"));

    @Test
    void aToolsAnswerIsAddedToTheConversation() {
        Call call = new Call("weather", "Graz");

        assertThat(workflow.listen(workflow.tool(call), call, talk).turns())
                .containsExactly(
                        new Turn(Speaker.USER, "Where is the party?"),
                        new Turn(Speaker.MODEL, "weather(Graz)"),
                        new Turn(Speaker.TOOL, "sun, 24 °C"));
    }

    @Test
    void aToolsFailureIsAnAnswerToo() {
        assertThat(workflow.toolFailed(new IllegalStateException("no network")))
                .isEqualTo(new ToolAnswer("failed: no network"));
    }

    @Test
    void silenceIsAnAnswer() {
        assertThat(workflow.human(Optional.empty(), new Ask("How many?"), talk).said(Speaker.PERSON))
                .containsExactly("(nobody answers)");
    }

    @Test
    void theReportNamesItsSources() {
        Talk researched = talk.with(Speaker.TOOL, "sun").with(Speaker.TOOL, "a garden");

        assertThat(workflow.report(new Final("Graz"), researched).sources()).containsExactly("sun", "a garden");
    }
}
