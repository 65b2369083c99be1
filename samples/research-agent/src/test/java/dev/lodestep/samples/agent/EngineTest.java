package dev.lodestep.samples.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.testing.Stores;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations on engines: one is replaced while a person is asked, another one is killed while it thinks. */
class EngineTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ANSWER = "In Graz: sun, 24 °C; the garden has room for 12 guests.";

    @TempDir
    Path data;

    @Test
    void aReplyMayComeAfterADeployAndNothingIsThoughtTwice() {
        AtomicInteger thoughts = new AtomicInteger();
        Model counted = talk -> {
            thoughts.incrementAndGet();
            return new PartyModel().next(talk);
        };
        ResearchAgent workflow = new ResearchAgent(counted, new PartyTools());
        for (Store store : List.of(Stores.inMemory(), SqliteStore.at(data.resolve("conversations.db")))) {
            thoughts.set(0);
            try (Engine before = Engine.open(store, EngineOptions.defaults().keepStoreOpen())) {
                ResearchAgentClient agent = ResearchAgentClient.register(before, workflow);
                agent.start("party", new Question("Where is the party?"));
                while (agent.run("party").status() != RunStatus.WAITING) {
                    Thread.onSpinWait();
                }
            }
            try (Engine after = Engine.open(store)) {
                ResearchAgentClient agent = ResearchAgentClient.register(after, workflow);
                agent.resume("party").human(new Reply("ann", "12"));

                assertThat(agent.await("party", SOON))
                        .extracting(Report::answer)
                        .isEqualTo(ANSWER);
            }
            assertThat(thoughts).hasValue(5);
        }
    }

    @Test
    void aConversationSurvivesAKill() throws IOException, InterruptedException {
        Process first = start("ask", "party", "Where is the party?");
        List<String> before = readUntil(first, "thought: weather(Hamburg)");
        first.destroyForcibly().waitFor();

        List<String> after = readUntil(start("ask", "party", "Where is the party?"), "The agent asks");
        List<String> last = readUntil(start("reply", "party", "ann", "12"), "answer: ");

        assertThat(before).contains("thought: weather(Graz)", "tool: sun, 24 °C");
        assertThat(after).doesNotContain("thought: weather(Graz)", "tool: sun, 24 °C");
        assertThat(last).contains("answer: " + ANSWER).doesNotContain("tool: sun, 24 °C", "tool: rain, 16 °C");
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dpause=30",
                "-Ddata=" + data,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static List<String> readUntil(Process process, String text) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = "";
        while (line != null && !line.contains(text)) {
            line = out.readLine();
            lines.add(String.valueOf(line));
        }
        return lines;
    }
}
