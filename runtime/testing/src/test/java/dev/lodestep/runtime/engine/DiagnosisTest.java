package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.machine.NodeDefinition.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.OnFailure;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.RetryPolicy;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Why a run is not going on")
class DiagnosisTest {
    private final Scene scene = Scene.orderly();

    private Script.Machine slow(int version) {
        return Script.named("slow", version)
                .node(step("work").returns(Codecs.STRING), in -> scene.world.later(Duration.ofHours(1), "late"))
                .resultOf("work")
                .machine();
    }

    private static Script.Machine patient(Duration timeout) {
        return Script.named("patient")
                .node(waitFor("w", "go", Codecs.STRING, timeout).returns(Codecs.STRING), in -> "x")
                .resultOf("w")
                .machine();
    }

    @Test
    @DisplayName("no living worker has its version; then one has")
    void versions() {
        Worker client = scene.worker(EngineOptions::clientOnly);
        Script.Machine second = slow(2);
        client.start(second, "r", "x");
        assertThat(client.engine().whyNotRunning("r"))
                .contains(
                        "This engine is a client",
                        "No living worker has: there is none. Start one that registers slow v2");
        Worker old = scene.worker(options -> options.name("old"), slow(1));
        scene.world.run(Scene.MOMENT);
        assertThat(client.engine().whyNotRunning("r")).contains("No living worker has, of 1. Register slow v2");
        assertThat(old.engine().whyNotRunning("r")).contains("it knows [slow v1]", "No living worker has");
        Worker fresh = scene.worker(options -> options.name("fresh").maxInFlight(1), second);
        scene.until(fresh, "r", RunStatus.RUNNING);
        scene.world.run(Scene.MOMENT);
        client.start(second, "s", "x");
        scene.world.run(Scene.MOMENT);
        assertThat(client.engine().whyNotRunning("s")).contains("Of 2 living workers these have", "fresh");
        assertThat(fresh.engine().whyNotRunning("s"))
                .contains("executes 1 runs already, its limit", "EngineOptions.maxInFlight");
        assertThat(client.engine().whyNotRunning("r")).contains("it is going on in worker fresh");
        fresh.process().kill();
        scene.world.run(Scene.TAKEOVER);
        assertThat(client.engine().whyNotRunning("s")).contains("No living worker has, of 1");
    }

    @Test
    @DisplayName("it waits for a signal until a time, and when that has come, for a worker")
    void due() {
        Script.Machine machine = patient(Duration.ofHours(1));
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.until(worker, "r", RunStatus.WAITING);
        assertThat(worker.engine().whyNotRunning("r")).startsWith("it waits for a signal: go, or until ");
        worker.process().kill();
        Worker client = scene.worker(EngineOptions::clientOnly);
        scene.world.run(Duration.ofHours(2));
        assertThat(client.engine().whyNotRunning("r")).contains("it is due since", "client");
    }

    @Test
    @DisplayName("it is parked, and what can be done about it depends on what for")
    void parked() {
        RetryPolicy once = RetryPolicy.of(1, Duration.ofSeconds(1), 1, Duration.ofSeconds(1), 0);
        Script.Machine machine = Script.named("fragile")
                .onFailure(OnFailure.PARK)
                .node(step("work").retry(once).returns(Codecs.STRING), in -> {
                    throw new IllegalStateException("broken");
                })
                .resultOf("work")
                .machine();
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.until(worker, "r", RunStatus.PARKED);
        assertThat(worker.run("r").failure()).contains("java.lang.IllegalStateException");
        assertThat(worker.engine().whyNotRunning("r"))
                .contains("broken", "retry(\"r\")", "supply(\"r\")", "skip(\"r\")", "cancel(\"r\", COMPENSATE)");
        Script.Machine otherNodes = Script.named("fragile")
                .node(step("renamed").returns(Codecs.STRING), in -> "x")
                .resultOf("renamed")
                .machine();
        Worker other = scene.worker(otherNodes);
        assertThat(other.engine().whyNotRunning("r")).contains("cannot be read by fragile v1 as it is here");
        Worker stranger = scene.worker(slow(1));
        assertThat(stranger.engine().whyNotRunning("r")).contains("broken", "retry(\"r\")");
    }

    @Test
    @DisplayName("it has ended")
    void ended() {
        Script.Machine machine = patient(Duration.ofMinutes(1));
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.until(worker, "r", RunStatus.COMPLETED);
        assertThat(worker.engine().whyNotRunning("r")).startsWith("it ended COMPLETED at ");
        assertThat(worker.engine().whyNotRunning("s")).isEqualTo("there is no run 's' in this store");
    }
}
