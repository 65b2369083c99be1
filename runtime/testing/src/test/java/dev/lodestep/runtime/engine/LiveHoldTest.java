package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.machine.NodeDefinition.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.simulation.FaultyStore.Fault;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("With a live hold")
class LiveHoldTest {
    private final Scene scene = Scene.orderly();
    private int loads;
    private final Script.Machine machine = Script.named("two")
            .node(step("first").returns(Codecs.STRING), in -> "1")
            .node(waitFor("w1", "go", Codecs.STRING).follows("first").returns(Codecs.STRING), in -> in.payload())
            .node(waitFor("w2", "go", Codecs.STRING).follows("w1").returns(Codecs.STRING), in -> in.payload())
            .result(
                    in -> in.<String>get(0) + in.<String>get(1) + in.<String>get(2),
                    from("first"),
                    from("w1"),
                    from("w2"))
            .machine();

    private Worker holding(Duration time, int runs) {
        scene.faults = (operation, arguments) -> {
            loads += operation.equals("load") ? 1 : 0;
            return Fault.NONE;
        };
        return scene.worker(options -> options.liveHold(time, runs).keepStoreOpen(), machine);
    }

    private void signal(Worker worker, String run, String payload) {
        worker.signal(machine, run, "go", payload);
        scene.world.run(Scene.MOMENT);
    }

    private String result(Worker worker, String run) {
        return String.valueOf(worker.engine().run(machine.definition(), run).await(Duration.ofSeconds(1)));
    }

    @Test
    @DisplayName("a run that waits goes on without a look at its journal")
    void held() {
        Worker worker = holding(Duration.ofMinutes(5), 10);
        worker.start(machine, "r", "x");
        scene.world.run(Scene.MOMENT);
        signal(worker, "r", "2");
        assertThat(worker.status("r")).isEqualTo(RunStatus.WAITING);
        signal(worker, "r", "3");
        assertThat(result(worker, "r")).isEqualTo("123");
        assertThat(loads).isZero();
    }

    @Test
    @DisplayName("a signal that came while no wait was open is there when the run goes on")
    void buffered() {
        Worker worker = holding(Duration.ofMinutes(5), 10);
        worker.start(machine, "r", "x");
        scene.world.run(Scene.MOMENT);
        worker.signal(machine, "r", "go", "2");
        worker.signal(machine, "r", "go", "3");
        scene.world.run(Scene.MOMENT);
        assertThat(result(worker, "r")).isEqualTo("123");
        assertThat(loads).isZero();
    }

    @Test
    @DisplayName("what was held long enough is read again")
    void expired() {
        Worker worker = holding(Duration.ofMinutes(5), 10);
        worker.start(machine, "r", "x");
        scene.world.run(Duration.ofMinutes(6));
        signal(worker, "r", "2");
        assertThat(loads).isEqualTo(1);
    }

    @Test
    @DisplayName("of more runs than may be held, those that wait the longest are read again")
    void bounded() {
        Worker worker = holding(Duration.ofMinutes(5), 2);
        for (String run : new String[] {"a", "b", "c"}) {
            worker.start(machine, run, "x");
            scene.world.run(Scene.MOMENT);
        }
        signal(worker, "c", "2");
        signal(worker, "b", "2");
        assertThat(loads).isZero();
        signal(worker, "a", "2");
        assertThat(loads).isEqualTo(1);
    }

    @Test
    @DisplayName("a run that another worker has had since is read again")
    void elsewhere() {
        Worker worker = holding(Duration.ofMinutes(5), 10);
        worker.start(machine, "r", "x");
        scene.world.run(Scene.MOMENT);
        worker.process().freeze();
        Worker other = scene.worker(options -> options.keepStoreOpen(), machine);
        signal(other, "r", "2");
        assertThat(loads).isEqualTo(1);
        other.process().kill();
        worker.process().thaw();
        scene.world.run(Scene.TAKEOVER);
        signal(worker, "r", "3");
        scene.world.run(Scene.TAKEOVER);
        assertThat(result(worker, "r")).isEqualTo("123");
        assertThat(loads).isEqualTo(2);
    }
}
