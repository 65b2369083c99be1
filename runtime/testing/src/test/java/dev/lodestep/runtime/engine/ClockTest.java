package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.machine.NodeDefinition.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.RetryPolicy;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import dev.lodestep.runtime.store.EntryKind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A clock that is set while runs are under way")
class ClockTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final RetryPolicy STEADY = RetryPolicy.of(3, Duration.ofMinutes(5), 1, Duration.ofMinutes(5), 0);

    private final Scene scene = Scene.orderly();

    private static Script.Machine waiting(Duration timeout) {
        return Script.named("limited")
                .node(
                        waitFor("w", "go", Codecs.STRING, timeout).returns(Codecs.STRING),
                        in -> in.<Optional<String>>payload().orElse("too late"))
                .resultOf("w")
                .machine();
    }

    @ParameterizedTest(name = "by {0} hours")
    @ValueSource(ints = {-1, 1, -1000, 1000})
    @DisplayName("makes nobody dead: who works goes on working, and no step is made twice")
    void leases(int hours) {
        Script.Machine machine = Script.named("long")
                .node(step("a").returns(Codecs.STRING), in -> scene.world.later(Duration.ofMinutes(3), "a"))
                .resultOf("a")
                .machine();
        Worker worker = scene.worker(machine);
        scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.world.run(Duration.ofSeconds(30));
        scene.world.jump(HOUR.multipliedBy(hours));
        scene.until(worker, "r", RunStatus.COMPLETED);
        assertThat(machine.calls).containsExactly("a#1");
        assertThat(scene.journal("r")).noneMatch(row -> row.kind() == EntryKind.CLAIM);
        assertThat(scene.store.workers()).hasSize(2);
    }

    @Test
    @DisplayName("back makes what is due late by as much, and loses none of it")
    void back() {
        Script.Machine machine = waiting(Duration.ofMinutes(10));
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.world.run(Duration.ofMinutes(5));
        scene.world.jump(HOUR.negated());
        scene.world.run(Duration.ofMinutes(64));
        assertThat(worker.status("r")).isEqualTo(RunStatus.WAITING);
        scene.world.run(Duration.ofMinutes(2));
        assertThat(scene.recorded("r")).containsExactly("OPENED w", "TIMEOUT w", "RESULT w", "FINAL");
    }

    @Test
    @DisplayName("forward makes due what is due by it, at once and once")
    void forward() {
        Script.Machine machine = waiting(Duration.ofMinutes(10));
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.world.run(Duration.ofSeconds(5));
        scene.world.jump(HOUR);
        scene.world.run(Duration.ofSeconds(1));
        assertThat(worker.status("r")).isEqualTo(RunStatus.COMPLETED);
        scene.world.jump(HOUR.negated());
        scene.world.run(HOUR.multipliedBy(2));
        assertThat(scene.recorded("r")).containsExactly("OPENED w", "TIMEOUT w", "RESULT w", "FINAL");
    }

    @Test
    @DisplayName("to and fro again and again ends every back-off after all")
    void toAndFro() {
        Script.Machine machine = Script.named("failing")
                .node(step("a").returns(Codecs.STRING).retry(STEADY), in -> {
                    if (in.step().attempt() < 3) {
                        throw new IllegalStateException("not yet");
                    }
                    return "a";
                })
                .resultOf("a")
                .machine();
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        for (int i = 0; i < 20; i++) {
            scene.world.run(Duration.ofSeconds(20));
            scene.world.jump(i % 2 == 0 ? Duration.ofMinutes(-17) : Duration.ofMinutes(17));
        }
        scene.until(worker, "r", RunStatus.COMPLETED);
        assertThat(machine.calls).containsExactly("a#1", "a#2", "a#3");
    }
}
