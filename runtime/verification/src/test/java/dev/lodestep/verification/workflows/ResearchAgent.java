package dev.lodestep.verification.workflows;

import dev.lodestep.RateLimit;
import dev.lodestep.Repeat;
import dev.lodestep.Step;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** An agent that thinks, calls tools and asks a human until it is done: two tails, one loop. */
@Workflow
public class ResearchAgent {
    private final Consumer<String> calls;

    public ResearchAgent(Consumer<String> calls) {
        this.calls = calls;
    }

    /** What the agent will do, one word for each thought: {@code call}, {@code ask}, {@code final}. */
    public record Question(List<String> moves) {}

    public record Talk(List<String> moves, List<String> said) {
        Talk saying(String more) {
            return new Talk(moves, Stream.concat(said.stream(), Stream.of(more)).toList());
        }
    }

    public sealed interface Move permits Call, Ask, Final {}

    public record Call(String tool) implements Move {}

    public record Ask(String what) implements Move {}

    public record Final(String answer) implements Move {}

    public record Reply(String text) {}

    public record Report(String text) {}

    @Step
    Talk begin(Question q) {
        calls.accept("begin");
        return new Talk(q.moves(), List.of());
    }

    @Step
    @RateLimit("60/m")
    Move think(Talk t) {
        int thought = t.said().size();
        calls.accept("think " + thought);
        return switch (t.moves().get(thought)) {
            case "call" -> new Call("tool " + thought);
            case "ask" -> new Ask("question " + thought);
            default -> new Final("answer " + thought);
        };
    }

    @Step
    @Repeat(from = "think", max = 40)
    Talk tool(Call c, Talk t) {
        calls.accept(c.tool());
        return t.saying(c.tool());
    }

    @WaitForSignal(timeout = "1d")
    @Repeat(from = "think", max = 40)
    Talk human(Optional<Reply> r, Ask a, Talk t) {
        calls.accept("human");
        return t.saying(a.what() + ": " + r.map(Reply::text).orElse("nobody"));
    }

    @Step
    Report report(Final f, Talk t) {
        calls.accept("report");
        return new Report(f.answer() + " after " + t.said());
    }
}
