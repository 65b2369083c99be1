package dev.lodestep.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.simulation.LoopScripts;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Of loops and elements")
class LoopRunnersAgreeTest {
    static Stream<Arguments> scenarios() {
        List<String> unending = List.of("changes", "changes", "changes", "changes", "changes");
        return Stream.of(
                Arguments.of(LoopScripts.documentReview(), "go", List.of("changes", "changes", "accept")),
                Arguments.of(LoopScripts.documentReview(), "fail publish", List.of("changes", "accept")),
                Arguments.of(LoopScripts.documentReview(), "go", unending),
                Arguments.of(LoopScripts.nested(), "go", List.of()),
                Arguments.of(LoopScripts.nested(), "fail use 2", List.of()),
                Arguments.of(LoopScripts.words(1), "one two three", List.of()),
                Arguments.of(LoopScripts.words(1), "one two bad three", List.of()),
                Arguments.of(LoopScripts.words(1), "one two fail join", List.of()),
                Arguments.of(LoopScripts.votes(1), "a b c", List.of("yes", "no", "yes")),
                Arguments.of(LoopScripts.votes(1), "fail join", List.of("yes", "no")));
    }

    @ParameterizedTest(name = "with ''{1}'' and the signals {2}")
    @MethodSource("scenarios")
    @DisplayName("the plain runner and the engine tell the same events in the same order")
    void agree(Script script, String input, List<String> signals) {
        List<String> plain = plainly(script.machine(), input, signals);
        assertThat(plain).last().asString().contains("RunEnded");
        assertThat(onEngine(script.machine(), input, signals)).isEqualTo(plain);
    }

    /** Every pause goes through a snapshot's text. */
    private static List<String> plainly(Script.Machine machine, String input, List<String> signals) {
        List<String> events = new ArrayList<>();
        machine.listener(event -> note(events, event));
        Outcome<String> outcome = machine.run(input);
        List<String> left = new ArrayList<>(signals);
        while (outcome instanceof Outcome.Paused) {
            Snapshot snapshot = Snapshot.parse(outcome.snapshot().toJson());
            outcome = snapshot.waitsFor().isEmpty()
                    ? machine.resume(snapshot).onTime(snapshot.due().orElseThrow())
                    : machine.resume(snapshot).send(snapshot.waitsFor().get(0), left.remove(0));
        }
        return events;
    }

    private static List<String> onEngine(Script.Machine machine, String input, List<String> signals) {
        List<String> events = new ArrayList<>();
        Scene scene = Scene.orderly();
        Scene.Worker worker = scene.worker(options -> options.listener(event -> note(events, event)), machine);
        worker.start(machine, "r", input);
        List<String> left = new ArrayList<>(signals);
        for (int second = 0; second < 600 && scene.store.find("r").orElseThrow().endedAt() == null; second++) {
            scene.world.run(Duration.ofSeconds(1));
            List<String> waits = scene.store.find("r").orElseThrow().waits();
            if (!left.isEmpty() && !waits.isEmpty()) {
                worker.signal(machine, "r", waits.get(0), left.remove(0));
            }
        }
        return events;
    }

    /** Whether a run is kept in memory over a pause, or given up and claimed again, is the engine's own business. */
    private static void note(List<String> events, RunEvent event) {
        if (!(event instanceof RunEvent.RunWaiting) && !(event instanceof RunEvent.RunResumed)) {
            events.add(event.toString().replace(event.runId(), "r").replaceAll("Optional.*|trace=(?s).*", ""));
        }
    }
}
