package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.machine.NodeDefinition.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.simulation.FaultyStore.Fault;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import dev.lodestep.runtime.store.RunWrite;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Many runs at once")
class CrowdTest {
    private static final int MANY = 3_000;
    private static final int PLACES = 50;

    private final Scene scene = Scene.orderly();
    private int inFlight;
    private int most;

    /** Takes some time on no thread, and counts how many do so at once. */
    private Object taking(Duration time) {
        most = Math.max(most, ++inFlight);
        return scene.world.later(time, "done").thenApply(value -> {
            inFlight--;
            return value;
        });
    }

    private void left(String workflow, int number) {
        List<RunWrite> starts = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            starts.add(new RunWrite.Start(
                    workflow + "-" + i,
                    workflow,
                    1,
                    new byte[] {1},
                    0,
                    77 + i,
                    false,
                    "\"x\"".getBytes(StandardCharsets.UTF_8)));
        }
        scene.store.write(0, starts);
    }

    @Test
    @DisplayName("that nobody here knows, at the head of the queue, hold up none behind them")
    void unclaimable() {
        left("unknown", 10_000);
        left("known", 3);
        Script.Machine machine = Script.named("known")
                .node(step("a").returns(Codecs.STRING), in -> "a")
                .resultOf("a")
                .machine();
        Worker worker = scene.worker(machine);
        scene.world.run(Scene.MOMENT);
        assertThat(worker.engine().count("known")).containsEntry(RunStatus.COMPLETED, 3L);
        assertThat(worker.engine().whyNotRunning("unknown-0")).contains("unknown v1");
    }

    @Test
    @DisplayName(
            "that are due when a worker comes back are all taken, in their turn, and never more of them than there are places")
    void herd() {
        Script.Machine machine = Script.named("timers")
                .node(waitFor("w", "go", Codecs.STRING, Duration.ofHours(1)), in -> null)
                .node(step("a").follows("w").returns(Codecs.STRING), in -> taking(Duration.ofMillis(100)))
                .resultOf("a")
                .machine();
        Worker first = scene.worker(machine);
        for (int i = 0; i < MANY; i++) {
            first.start(machine, "r" + i, "x");
            if (i % 500 == 0) {
                scene.world.run(Duration.ofMillis(50));
            }
        }
        scene.world.run(Duration.ofSeconds(5));
        assertThat(first.engine().count(null)).containsEntry(RunStatus.WAITING, (long) MANY);
        first.process().kill();
        scene.world.run(Duration.ofHours(2));
        int[] claims = new int[1];
        scene.faults = (operation, arguments) -> {
            claims[0] += operation.equals("claim") ? 1 : 0;
            return Fault.NONE;
        };
        Worker second = scene.worker(options -> options.maxInFlight(PLACES), machine);
        Duration inTurn = Duration.ofMillis(100).multipliedBy(MANY / PLACES);
        scene.world.run(inTurn.multipliedBy(5));
        assertThat(second.engine().count(null)).isEqualTo(Map.of(RunStatus.COMPLETED, (long) MANY));
        assertThat(most).isLessThanOrEqualTo(PLACES);
        assertThat(claims[0]).as("claims").isLessThan(2 * MANY);
        assertThat(machine.calls).as("each step once").hasSize(2 * MANY);
    }

    @Test
    @DisplayName("of which some never end hold up the others only where all places are taken")
    void longOnes() {
        Script.Machine hot = Script.named("hot")
                .node(step("a"), in -> new CompletableFuture<String>())
                .machine();
        Script.Machine cold = Script.named("cold")
                .node(step("a").returns(Codecs.STRING), in -> "a")
                .resultOf("a")
                .machine();
        Worker worker = scene.worker(options -> options.maxInFlight(PLACES), hot, cold);
        for (int i = 0; i < PLACES - 1; i++) {
            worker.start(hot, "hot-" + i, "x");
        }
        left("cold", 1_000);
        scene.world.run(Duration.ofMinutes(1));
        assertThat(worker.engine().count("cold")).containsEntry(RunStatus.COMPLETED, 1_000L);
        assertThat(worker.engine().count("hot")).containsEntry(RunStatus.RUNNING, (long) PLACES - 1);
    }

    @Test
    @DisplayName("of one workflow leave the others their share where its step is limited")
    void limited() {
        Script.Machine hot = Script.named("hot")
                .node(step("a").concurrency("hot", 5).returns(Codecs.STRING), in -> taking(Duration.ofHours(1)))
                .machine();
        Script.Machine cold = Script.named("cold")
                .node(step("a").returns(Codecs.STRING), in -> "a")
                .resultOf("a")
                .machine();
        Worker worker = scene.worker(hot, cold);
        for (int i = 0; i < 500; i++) {
            worker.start(hot, "hot-" + i, "x");
        }
        worker.start(cold, "cold", "x");
        scene.world.run(Scene.MOMENT);
        assertThat(worker.status("cold")).isEqualTo(RunStatus.COMPLETED);
        assertThat(most).isEqualTo(5);
    }
}
