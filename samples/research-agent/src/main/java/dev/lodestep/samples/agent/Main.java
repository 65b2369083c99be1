package dev.lodestep.samples.agent;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.NodeStatus;
import dev.lodestep.runtime.Run;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.SignalResult;
import dev.lodestep.samples.agent.Move.Ask;
import dev.lodestep.samples.agent.ResearchAgentClient.Node;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Asks the agent, and answers when it asks back. It can be killed at any moment; {@code ask} with the same id goes on with the conversation. */
public final class Main {
    private static final String USAGE = """
            usage: research-agent ask ID QUESTION
                   research-agent reply ID NAME TEXT
                   research-agent show ID""";

    /** So long it thinks, for those who want to kill it meanwhile. */
    private static final Duration PAUSE = Duration.ofMillis(Integer.getInteger("pause", 500));

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(System.getProperty("data", ".lodestep/research-agent"));
        PrintStream out = System.out;
        try (Engine engine = Engine.open(SqliteStore.at(folder.resolve("conversations.db")))) {
            ResearchAgentClient agent = ResearchAgentClient.register(engine, talkative(out));
            String command = arguments.length == 0 ? "" : arguments[0];
            if (command.equals("ask") && arguments.length == 3) {
                agent.start(arguments[1], new Question(arguments[2]));
                follow(agent, arguments[1], out);
            } else if (command.equals("reply") && arguments.length == 4) {
                SignalResult result = agent.resume(arguments[1]).human(new Reply(arguments[2], arguments[3]));
                if (result == SignalResult.ACCEPTED) {
                    follow(agent, arguments[1], out);
                } else {
                    out.println("Nobody waits for an answer: " + result);
                }
            } else if (command.equals("show") && arguments.length == 2) {
                show(agent, arguments[1], out);
            } else {
                out.println(USAGE);
            }
        }
    }

    /** An agent that says what it does. */
    private static ResearchAgent talkative(PrintStream out) {
        Model model = new PartyModel();
        Tools tools = new PartyTools();
        return new ResearchAgent(
                talk -> {
                    pause();
                    Move move = model.next(talk);
                    out.println("thought: " + move);
                    return move;
                },
                (tool, argument) -> {
                    pause();
                    String answer = tools.call(tool, argument);
                    out.println("tool: " + answer);
                    return answer;
                });
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until the agent is done, or asks. */
    private static void follow(ResearchAgentClient agent, String id, PrintStream out) throws InterruptedException {
        Run<Report> run = agent.run(id);
        while (run.status() == RunStatus.RUNNING) {
            Thread.sleep(20);
        }
        show(agent, id, out);
    }

    private static void show(ResearchAgentClient agent, String id, PrintStream out) {
        Optional<ResearchAgentState> found = agent.state(id);
        if (found.isEmpty()) {
            out.println("There is no conversation " + id);
            return;
        }
        ResearchAgentState state = found.get();
        if (state.report().isPresent()) {
            out.println("answer: " + state.report().get().answer());
        } else if (state.status(Node.HUMAN) == NodeStatus.WAITING
                && state.think().orElse(null) instanceof Ask ask) {
            out.println("The agent asks: " + ask.question());
            out.println("Answer with: reply " + id + " NAME TEXT");
        } else {
            out.println(agent.run(id).status());
        }
    }
}
