package dev.lodestep.samples.agent;

import dev.lodestep.Recover;
import dev.lodestep.Repeat;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.Timeout;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import dev.lodestep.samples.agent.Move.Ask;
import dev.lodestep.samples.agent.Move.Call;
import dev.lodestep.samples.agent.Move.Final;
import dev.lodestep.samples.agent.Turn.Speaker;
import java.util.Optional;

/**
 * One conversation of an agent: the model thinks, and wants a tool to be called, or a person to be asked, or is done. Every thought, every
 * answer of a tool and every reply is kept, so that a crash costs at most the one that was under way.
 */
@Workflow(name = "research-agent")
public class ResearchAgent {
    private final Model model;
    private final Tools tools;

    public ResearchAgent(Model model, Tools tools) {
        this.model = model;
        this.tools = tools;
    }

    @Step
    Talk begin(Question question) {
        return Talk.about(question);
    }

    @Step
    @Retry(maxAttempts = 6, initial = "1s", cap = "1m")
    @Timeout("2m")
    Move think(Talk talk) {
        return model.next(talk);
    }

    @Step
    @Retry(maxAttempts = 2)
    @Timeout("1m")
    ToolAnswer tool(Call call) {
        return new ToolAnswer(tools.call(call.tool(), call.argument()));
    }

    /** A tool that does not work is no end: the model is told, and may try something else. */
    @Recover("tool")
    ToolAnswer toolFailed(Exception failure) {
        return new ToolAnswer("failed: " + failure.getMessage());
    }

    /** One way around: the model thinks again, about what the tool said. */
    @Step
    @Repeat(from = "think", max = 40)
    Talk listen(ToolAnswer answer, Call call, Talk talk) {
        return talk.with(Speaker.MODEL, call.toString()).with(Speaker.TOOL, answer.text());
    }

    /** The other way around: a person is asked, and the run waits without a thread; after a day the model goes on without an answer. */
    @WaitForSignal(timeout = "1d")
    @Repeat(from = "think", max = 40)
    Talk human(Optional<Reply> reply, Ask ask, Talk talk) {
        return talk.with(Speaker.MODEL, ask.question())
                .with(Speaker.PERSON, reply.map(Reply::text).orElse("(nobody answers)"));
    }

    @Step
    Report report(Final answer, Talk talk) {
        return new Report(answer.answer(), talk.sources());
    }
}
