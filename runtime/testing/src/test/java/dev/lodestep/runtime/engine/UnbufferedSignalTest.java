package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.machine.NodeDefinition.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.SignalResult;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.simulation.Memory;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Script;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A signal that is not to be buffered")
@ParameterizedClass
@EnumSource(Memory.class)
class UnbufferedSignalTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private final Memory memory;

    UnbufferedSignalTest(Memory memory) {
        this.memory = memory;
    }

    /** A step of a second, the wait, and a step after it. */
    private static Script.Machine machine(Scene scene) {
        return Script.named("asks")
                .node(step("ask").returns(Codecs.STRING), in -> scene.world.later(SECOND, "?"))
                .node(
                        waitFor("answer", "say", Codecs.STRING)
                                .unbuffered()
                                .follows("ask")
                                .returns(Codecs.STRING),
                        in -> in.payload())
                .node(step("end").follows("answer").takes(from("answer")).returns(Codecs.STRING), in -> in.get(0))
                .resultOf("end")
                .machine();
    }

    @Test
    @DisplayName("is refused before its wait is open and after that took one, and leaves nothing behind")
    void notWaiting() {
        Scene scene = Scene.orderly(memory);
        Script.Machine machine = machine(scene);
        Scene.Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        assertThat(worker.signal(machine, "r", "say", "id", "early")).isEqualTo(SignalResult.NOT_WAITING);
        scene.until(worker, "r", RunStatus.WAITING);
        assertThat(worker.signal(machine, "r", "say", "id", "now")).isEqualTo(SignalResult.ACCEPTED);
        assertThat(worker.signal(machine, "r", "say", "late")).isEqualTo(SignalResult.NOT_WAITING);
        scene.until(worker, "r", RunStatus.COMPLETED);
        assertThat(worker.signal(machine, "r", "say", "later")).isEqualTo(SignalResult.CLOSED);
        assertThat(scene.recorded("r").stream().filter(entry -> entry.startsWith("SIGNAL")))
                .hasSize(1);
    }

    @Test
    @DisplayName("is taken exactly when its sender is told so, whenever it comes")
    void races() {
        long seeds = new Random().nextLong();
        for (long seed = seeds; seed < seeds + 40; seed++) {
            Scene scene = Scene.shuffled(seed, memory);
            Script.Machine machine = machine(scene);
            Scene.Worker worker = scene.worker(machine);
            Scene.Worker other = scene.worker(machine);
            worker.start(machine, "r", "x");
            scene.world.run(Duration.ofMillis(990));
            SignalResult result = SignalResult.NOT_WAITING;
            int tries = 0;
            while (result == SignalResult.NOT_WAITING) {
                scene.world.run(Duration.ofNanos(1 + scene.world.random().nextInt(500_000)));
                result = other.signal(machine, "r", "say", "try " + ++tries);
            }
            assertThat(result).as("seed " + seed).isEqualTo(SignalResult.ACCEPTED);
            scene.until(worker, "r", RunStatus.COMPLETED);
            assertThat(scene.store.read("r").orElseThrow().inbox())
                    .as("seed " + seed)
                    .hasSize(1);
            assertThat(new String(
                            scene.journal("r")
                                    .get(scene.journal("r").size() - 1)
                                    .payload(),
                            java.nio.charset.StandardCharsets.UTF_8))
                    .as("seed " + seed)
                    .contains("\"try " + tries + "\"");
        }
    }

    @Test
    @DisplayName("is kept nevertheless where another wait for the same signal keeps it")
    void mixed() {
        Scene scene = Scene.orderly(memory);
        Script.Machine machine = Script.named("mixed")
                .node(step("ask"), in -> scene.world.later(SECOND, "?"))
                .node(waitFor("first", "say", Codecs.STRING).unbuffered().follows("ask"), in -> null)
                .node(waitFor("second", "say", Codecs.STRING).follows("first"), in -> null)
                .machine();
        Scene.Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        assertThat(worker.signal(machine, "r", "say", "one")).isEqualTo(SignalResult.BUFFERED);
        assertThat(worker.signal(machine, "r", "say", "two")).isEqualTo(SignalResult.BUFFERED);
        scene.until(worker, "r", RunStatus.COMPLETED);
    }
}
