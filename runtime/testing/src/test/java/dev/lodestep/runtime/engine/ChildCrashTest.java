package dev.lodestep.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.runtime.simulation.ChildScripts;
import dev.lodestep.runtime.simulation.FaultyStore.Fault;
import dev.lodestep.runtime.simulation.Memory;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.RunRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A crash at any call of the store, with children,")
@ParameterizedClass
@EnumSource(Memory.class)
class ChildCrashTest {
    /** Calls that an idle process does not make. */
    private static final Set<String> COUNTED = Set.of("write", "deliver", "load", "inbox", "find", "read");

    private final Memory memory;

    ChildCrashTest(Memory memory) {
        this.memory = memory;
    }

    /** The machines of a scenario, the parent's first. */
    private static List<Script.Machine> machines(String script) {
        Script.Machine piece = ChildScripts.piece().machine();
        Script.Machine fitted = ChildScripts.fitted().machine();
        Script.Machine order = ChildScripts.order(piece).machine();
        Script.Machine fittedOrder = ChildScripts.order(fitted).machine();
        return switch (script) {
            case "one" -> List.of(order, piece);
            case "many" -> List.of(ChildScripts.orders(piece).machine(), piece);
            case "loop" -> List.of(ChildScripts.series(piece).machine(), piece);
            case "three" -> List.of(ChildScripts.order(order).machine(), order, piece);
            case "substitute" -> List.of(ChildScripts.orderWithSubstitute(piece).machine(), piece);
            case "wait" -> List.of(fittedOrder, fitted);
            case "waits" -> List.of(ChildScripts.orders(fitted).machine(), fitted);
            default -> List.of(ChildScripts.order(fittedOrder).machine(), fittedOrder, fitted);
        };
    }

    /** How all runs ended, and what was called, in the order of the names. */
    private record History(Map<String, List<String>> recorded, Map<String, String> ends, List<String> calls) {}

    @ParameterizedTest(name = "of {0} with ''{1}'', signals to {2} and then {3}, taking effect {4},")
    @CsvSource({
        "one, coat, , , AFTER",
        "one, coat, , , BEFORE",
        "one, fail sew, , , AFTER",
        "one, coat fail ship, , , AFTER",
        "one, coat fail ship, , , BEFORE",
        "many, 'a, b, c', , , AFTER",
        "many, 'a, b, fail cut', , , AFTER",
        "many, 'a, b; fail ship', , , BEFORE",
        "loop, s, , , AFTER",
        "loop, s fail ship, , , AFTER",
        "three, coat, , , AFTER",
        "three, fail sew, , , AFTER",
        "three, coat fail ship, , , AFTER",
        "substitute, fail cut, , , AFTER",
        "wait, coat, r/make, , AFTER",
        "wait, coat, , r COMPENSATE, AFTER",
        "wait, coat, , r COMPENSATE, BEFORE",
        "wait, coat, , r STOP, AFTER",
        "wait, coat, , r/make COMPENSATE, AFTER",
        "waits, 'a, b, c', r/make#1, r COMPENSATE, AFTER",
        "waits, 'a, b, c', r/make#1, r/make#0 STOP, AFTER",
        "waits, 'a, b, c', , r STOP, BEFORE",
        "wait inside, coat, r/make/make, , AFTER",
        "wait inside, coat, , r COMPENSATE, AFTER",
        "wait inside, coat, , r/make STOP, AFTER"
    })
    @DisplayName("changes nothing: each child is started once, ends once and is undone once")
    void sweep(String script, String input, String signal, String cancel, Fault crash) {
        History undisturbed = history(script, input, signal, cancel, -1, crash, new int[1]);
        int call = 0;
        boolean crashed = true;
        while (crashed) {
            int[] calls = new int[1];
            History history = history(script, input, signal, cancel, call, crash, calls);
            String when = "crash at call " + call;
            assertThat(history.ends().get("r"))
                    .as(when)
                    .isEqualTo(undisturbed.ends().get("r"));
            if (input.equals("a, b, fail cut")) {
                crashed = calls[0] > call;
                call++;
                continue; // which of the others end before the failure is told is nobody's promise
            }
            assertThat(history.ends()).as(when).isEqualTo(undisturbed.ends());
            undisturbed
                    .recorded()
                    .forEach((run, rows) -> assertThat(history.recorded().get(run))
                            .as(when + " of " + run)
                            .containsExactlyInAnyOrderElementsOf(rows));
            List<String> more = new ArrayList<>(history.calls());
            undisturbed.calls().forEach(more::remove);
            assertThat(more).as("what was called again after a %s", when).hasSizeLessThanOrEqualTo(3);
            crashed = calls[0] > call;
            call++;
        }
        assertThat(call).isGreaterThan(5);
    }

    private History history(
            String script, String input, String signal, String cancel, int crashAt, Fault crash, int[] calls) {
        Scene scene = Scene.orderly(memory);
        List<Script.Machine> machines = machines(script);
        Script.Machine[] all = machines.toArray(Script.Machine[]::new);
        List<Worker> workers = new ArrayList<>();
        boolean[] ended = new boolean[1];
        scene.faults = (operation, arguments) -> {
            if (!workers.isEmpty() && COUNTED.contains(operation) && calls[0]++ == crashAt) {
                workers.get(0).process().kill();
                return crash;
            }
            return Fault.NONE;
        };
        workers.add(scene.worker(EngineOptions::keepStoreOpen, all));
        workers.get(0).start(all[0], "r", input);
        boolean sent = signal == null;
        boolean asked = cancel == null;
        for (int second = 0; second < 400 && !ended[0]; second++) {
            if (scene.store.find("r").isEmpty()) {
                scene.worker(EngineOptions::keepStoreOpen, all).start(all[0], "r", input);
            }
            scene.world.run(Duration.ofSeconds(1));
            if (second == 20) {
                workers.add(scene.worker(EngineOptions::keepStoreOpen, all));
            }
            if (second == 50 && !sent) {
                sent = true;
                byte[] json = Json.encode(Codecs.STRING, "L");
                scene.store.deliver(new Message(signal, MessageKind.SIGNAL, "size", "id", 1000, json), 100);
            }
            if (second == 70 && !asked) {
                asked = true;
                String[] what = cancel.split(" ");
                scene.store.deliver(new Message(what[0], MessageKind.CANCEL, what[1], null, 2000, null), 100);
            }
            ended[0] = second > 90
                    && rows(scene).stream().allMatch(row -> row.status().isFinal());
        }
        Map<String, List<String>> recorded = new TreeMap<>();
        Map<String, String> ends = new TreeMap<>();
        for (RunRow row : rows(scene)) {
            List<JournalRow> journal = scene.journal(row.id());
            boolean stopped = journal.stream().anyMatch(ChildCrashTest::stops);
            recorded.put(row.id(), recorded(journal, stopped));
            assertThat(scene.store.read(row.id()).orElseThrow().inbox().stream()
                            .filter(message -> message.kind() == MessageKind.CHILD)
                            .map(message -> message.name() + "#" + message.element()))
                    .as("ends that run %s was told", row.id())
                    .doesNotHaveDuplicates();
            ends.put(row.id(), row.status() + " " + text(journal.get(journal.size() - 1)));
        }
        List<String> called = new ArrayList<>();
        machines.forEach(machine -> called.addAll(machine.calls));
        return new History(recorded, ends, called);
    }

    private static List<RunRow> rows(Scene scene) {
        return scene.store.list(RunQuery.all().pageOf(1000));
    }

    private static boolean stops(JournalRow row) {
        return row.kind() == EntryKind.CANCEL && text(row).contains("STOP");
    }

    /** A run that stops where it is does not wait for its children, but takes note of their ends if they come first. */
    private static List<String> recorded(List<JournalRow> journal, boolean stopped) {
        return journal.stream()
                .filter(row -> row.kind() != EntryKind.CHILD || !stopped)
                .filter(row -> row.kind() != EntryKind.START && row.kind() != EntryKind.CLAIM)
                .map(row -> row.kind() + " " + row.node()
                        + (row.kind() == EntryKind.RESULT || row.kind() == EntryKind.CHILD ? text(row) : ""))
                .toList();
    }

    private static String text(JournalRow row) {
        return new String(Objects.requireNonNullElse(row.payload(), new byte[0]), StandardCharsets.UTF_8)
                .replaceAll("\"trace\":\".*?[^\\\\]\"", "");
    }
}
