package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.simulation.ChildScripts;
import dev.lodestep.runtime.simulation.FaultyStore.Fault;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Retention")
class RetentionTest {
    private final Scene scene = Scene.orderly();
    private final Script.Machine machine = Script.named("job")
            .node(step("work").returns(Codecs.STRING), in -> "done")
            .resultOf("work")
            .machine();

    private static EngineOptions twentyMinutes(EngineOptions options) {
        return options.retention(Duration.ofMinutes(20)).keepStoreOpen();
    }

    private void start(Worker worker, int count) {
        for (int i = 0; i < count; i++) {
            worker.start(machine, "r" + scene.world.instant() + i, "x");
        }
        scene.world.run(Scene.MOMENT);
    }

    private int left(Worker worker) {
        return worker.engine().list(RunQuery.all().pageOf(1000)).runs().size();
    }

    @Test
    @DisplayName("is off unless it is asked for")
    void off() {
        Worker worker = scene.worker(machine);
        start(worker, 3);
        scene.world.run(Duration.ofHours(1));
        assertThat(left(worker)).isEqualTo(3);
    }

    @Test
    @DisplayName("deletes what ended longer ago than that, however much it is, and nothing else")
    void deletes() {
        Worker worker = scene.worker(RetentionTest::twentyMinutes, machine);
        start(worker, 350);
        scene.world.run(Duration.ofMinutes(18));
        start(worker, 5);
        assertThat(left(worker)).isEqualTo(355);
        scene.world.run(Duration.ofMinutes(5));
        assertThat(left(worker)).isEqualTo(5);
    }

    @Test
    @DisplayName("keeps children as long as the run above them goes on, and is not held up by them")
    void children() {
        Script.Machine piece = ChildScripts.piece().machine();
        Script.Machine order = ChildScripts.order(piece)
                .node(
                        step("keep").follows("ship").returns(Codecs.STRING),
                        in -> scene.world.later(Duration.ofHours(1), "kept"))
                .machine();
        Worker worker = scene.worker(RetentionTest::twentyMinutes, machine, piece, order);
        worker.start(order, "p", "coat");
        start(worker, 3);
        scene.world.run(Duration.ofMinutes(25));
        assertThat(worker.status("p")).isEqualTo(RunStatus.RUNNING);
        assertThat(worker.status("p/make")).isEqualTo(RunStatus.COMPLETED);
        assertThat(left(worker)).isEqualTo(2);
        scene.world.run(Duration.ofMinutes(62));
        assertThat(left(worker)).isZero();
    }

    @Test
    @DisplayName("goes on after the store did not answer, and stops when the engine is closed")
    void faults() {
        Worker worker = scene.worker(RetentionTest::twentyMinutes, machine);
        start(worker, 3);
        scene.faults = (operation, arguments) -> operation.equals("purge") ? Fault.BEFORE : Fault.NONE;
        scene.world.run(Duration.ofMinutes(25));
        assertThat(left(worker)).isEqualTo(3);
        scene.faults = (operation, arguments) -> Fault.NONE;
        scene.world.run(Duration.ofMinutes(2));
        assertThat(left(worker)).isZero();
        start(worker, 3);
        worker.engine().close();
        scene.world.run(Duration.ofMinutes(25));
        assertThat(scene.store.list(RunQuery.all())).hasSize(3);
    }
}
