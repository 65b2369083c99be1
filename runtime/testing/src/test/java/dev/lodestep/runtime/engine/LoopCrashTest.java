package dev.lodestep.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.runtime.simulation.FaultyStore.Fault;
import dev.lodestep.runtime.simulation.LoopScripts;
import dev.lodestep.runtime.simulation.Memory;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A crash at any call of the store")
@ParameterizedClass
@EnumSource(Memory.class)
class LoopCrashTest {
    private static final Map<String, Supplier<Script>> SCRIPTS = Map.of(
            "review", LoopScripts::documentReview,
            "nested", LoopScripts::nested,
            "words", () -> LoopScripts.words(1),
            "words at once", () -> LoopScripts.words(3),
            "votes at once", () -> LoopScripts.votes(2));
    private final Memory memory;

    LoopCrashTest(Memory memory) {
        this.memory = memory;
    }

    /** What an engine asks whatever its runs do: a crash there is one before the next other call. */
    private static final Set<String> IDLE = Set.of("now", "beat", "workers", "nextDue", "owned", "inboxCounters");

    /** What a whole run gave: its journal without claims, its last entry, and the calls that were made. */
    private record History(List<String> recorded, String end, List<String> calls) {}

    @ParameterizedTest(name = "of {0} with ''{1}'' and signals ''{2}'', the call takes effect {3}")
    @CsvSource({
        "review, go, changes changes accept, AFTER",
        "review, fail publish, changes changes accept, AFTER",
        "nested, go, , AFTER",
        "nested, fail end, , AFTER",
        "nested, fail use 2, , BEFORE",
        "words, one two three, , AFTER",
        "words, one two fail join, , AFTER",
        "words at once, one two three bad four, , AFTER",
        "votes at once, a b c, yes no yes, AFTER",
        "votes at once, a b fail join, yes no yes yes, BEFORE"
    })
    @DisplayName("gives the same, round by round and element by element, and starts nothing again that was recorded")
    void sweep(String script, String input, String signals, Fault crash) {
        History undisturbed = history(script, input, signals, -1, crash, new int[1]);
        boolean ordered = !script.contains("at once");
        int call = 0;
        boolean crashed = true;
        while (crashed) {
            int[] calls = new int[1];
            History history = history(script, input, signals, call, crash, calls);
            String when = "crash at call " + call;
            assertThat(history.end()).as(when).isEqualTo(undisturbed.end());
            if (ordered) {
                assertThat(history.recorded()).as(when).isEqualTo(undisturbed.recorded());
            } else {
                assertThat(history.recorded()).as(when).containsExactlyInAnyOrderElementsOf(undisturbed.recorded());
            }
            List<String> more = new ArrayList<>(history.calls());
            undisturbed.calls().forEach(more::remove);
            assertThat(more).as("what was called again after a %s", when).hasSizeLessThanOrEqualTo(ordered ? 1 : 3);
            crashed = calls[0] > call;
            call++;
        }
        assertThat(call).isGreaterThan(10);
    }

    private History history(String script, String input, String signals, int crashAt, Fault crash, int[] calls) {
        Scene scene = Scene.orderly(memory);
        Script.Machine machine = SCRIPTS.get(script).get().machine();
        List<Worker> workers = new ArrayList<>();
        boolean[] ended = new boolean[1];
        scene.faults = (operation, arguments) -> {
            if (!workers.isEmpty() && !ended[0] && !IDLE.contains(operation) && calls[0]++ == crashAt) {
                workers.get(0).process().kill();
                return crash;
            }
            return Fault.NONE;
        };
        workers.add(scene.worker(EngineOptions::keepStoreOpen, machine));
        workers.get(0).start(machine, "r", input);
        List<String> unsent = new ArrayList<>(signals == null ? List.of() : List.of(signals.split(" ")));
        for (int second = 0; second < 60 * 180 && !ended[0]; second++) {
            if (scene.store.find("r").isEmpty()) {
                scene.worker(EngineOptions::keepStoreOpen, machine).start(machine, "r", input);
            }
            scene.world.run(Duration.ofSeconds(1));
            if (second == 40) {
                workers.add(scene.worker(EngineOptions::keepStoreOpen, machine));
            }
            boolean waits = !scene.store.find("r").orElseThrow().waits().isEmpty();
            if (waits && !unsent.isEmpty()) {
                send(scene, unsent.size(), unsent.remove(0));
            }
            ended[0] = scene.store.find("r").orElseThrow().status().isFinal();
        }
        List<JournalRow> journal = scene.journal("r");
        return new History(recorded(journal), text(journal.get(journal.size() - 1)), List.copyOf(machine.calls));
    }

    private static void send(Scene scene, int number, String payload) {
        byte[] json = Json.encode(Codecs.STRING, payload);
        String signal = scene.store.find("r").orElseThrow().waits().get(0);
        scene.store.deliver(new Message("r", MessageKind.SIGNAL, signal, "id" + number, 1000L + number, json), 100);
    }

    /** The rows with what they hold, but without stack traces and times. */
    private static List<String> recorded(List<JournalRow> journal) {
        return journal.stream()
                .filter(row -> row.kind() != EntryKind.START && row.kind() != EntryKind.CLAIM)
                .map(row -> row.kind() + " " + row.node() + " "
                        + (row.kind() == EntryKind.RESULT || row.kind() == EntryKind.SIGNAL ? text(row) : ""))
                .collect(Collectors.toList());
    }

    private static String text(JournalRow row) {
        return row.kind() + " "
                + new String(Objects.requireNonNullElse(row.payload(), new byte[0]), StandardCharsets.UTF_8)
                        .replaceAll("\"trace\":\".*?[^\\\\]\"", "");
    }
}
