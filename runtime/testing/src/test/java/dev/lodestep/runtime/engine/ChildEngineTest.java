package dev.lodestep.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.RunCancelledException;
import dev.lodestep.runtime.RunFailedException;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.simulation.ChildScripts;
import dev.lodestep.runtime.simulation.Memory;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Children in the engine")
@ParameterizedClass
@EnumSource(Memory.class)
class ChildEngineTest {
    private final Scene scene;
    private final Script.Machine piece = ChildScripts.piece().machine();
    private final Script.Machine fitted = ChildScripts.fitted().machine();

    ChildEngineTest(Memory memory) {
        this.scene = Scene.orderly(memory);
    }

    private Worker start(Script.Machine parent, String input, Script.Machine... children) {
        Worker worker = scene.worker(parent);
        for (Script.Machine child : children) {
            worker.engine().register(child);
        }
        worker.start(parent, "r", input);
        return worker;
    }

    private static String result(Worker worker, Script.Machine machine) {
        return String.valueOf(worker.engine().run(machine.definition(), "r").await(Duration.ofSeconds(1)));
    }

    @Test
    @DisplayName("a child runs under its parent's id and node, and its result is the node's")
    void one() {
        Script.Machine order = ChildScripts.order(piece).machine();
        Worker worker = start(order, "coat", piece);
        scene.world.run(Scene.MOMENT);
        assertThat(result(worker, order)).isEqualTo("shipped coat''");
        assertThat(scene.recorded("r"))
                .containsExactly("RESULT take", "SPAWNED make", "CHILD make", "RESULT ship", "FINAL");
        assertThat(scene.recorded("r/make")).containsExactly("RESULT cut", "RESULT sew", "FINAL");
        assertThat(worker.run("r/make").parent()).contains("r");
        assertThat(worker.run("r").parent()).isEmpty();
    }

    @Test
    @DisplayName("many children give a list in the order of their inputs; none give an empty list at once")
    void many() {
        Script.Machine orders = ChildScripts.orders(piece).machine();
        Worker worker = start(orders, "a, b, c", piece);
        scene.world.run(Scene.MOMENT);
        assertThat(result(worker, orders)).isEqualTo("a'' b'' c''");
        assertThat(scene.recorded("r"))
                .containsExactly(
                        "SPAWNED make", "CHILD make#0", "CHILD make#1", "CHILD make#2", "RESULT ship", "FINAL");
        worker.start(orders, "none", "");
        scene.world.run(Scene.MOMENT);
        assertThat(scene.recorded("none")).containsExactly("SPAWNED make", "RESULT ship", "FINAL");
    }

    @Test
    @DisplayName("a child of a loop's round has the round in its id")
    void rounds() {
        Script.Machine series = ChildScripts.series(piece).machine();
        Worker worker = start(series, "s", piece);
        scene.world.run(Scene.MOMENT);
        assertThat(result(worker, series)).isEqualTo("shipped s2''");
        assertThat(worker.status("r/make")).isEqualTo(RunStatus.COMPLETED);
        assertThat(worker.status("r/make~2")).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    @DisplayName("a child that fails fails its node with its id and its reason, and the parent is undone")
    void fails() {
        Script.Machine order = ChildScripts.order(piece).machine();
        Worker worker = start(order, "fail sew", piece);
        scene.world.run(Scene.MOMENT);
        assertThatThrownBy(() -> result(worker, order))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("child run 'r/make' failed: step 'sew' failed at attempt 1");
        assertThat(piece.calls).containsExactly("cut#1", "sew#1", "undo cut#1");
        assertThat(order.calls).containsExactly("take#1", "make#1", "undo take#1");
    }

    @Test
    @DisplayName("what stands in for a child that failed is called with its exception")
    void recovered() {
        Script.Machine order = ChildScripts.orderWithSubstitute(piece).machine();
        Worker worker = start(order, "fail cut", piece);
        scene.world.run(Scene.MOMENT);
        assertThat(result(worker, order)).isEqualTo("shipped bought, for r/make failed at cut");
        assertThat(scene.recorded("r"))
                .containsExactly("SPAWNED make", "CHILD make", "RESULT make", "RESULT ship", "FINAL");
    }

    @Test
    @DisplayName("a child that has completed is undone by a run of its own when its parent is undone")
    void undone() {
        Script.Machine order = ChildScripts.order(piece).machine();
        Worker worker = start(order, "coat fail ship", piece);
        scene.world.run(Scene.MOMENT);
        assertThat(worker.status("r")).isEqualTo(RunStatus.FAILED);
        assertThat(worker.status("r/make")).isEqualTo(RunStatus.COMPLETED);
        assertThat(worker.status("r/make~undo")).isEqualTo(RunStatus.COMPLETED);
        assertThat(piece.calls).containsExactly("cut#1", "sew#1", "undo sew#1", "undo cut#1");
        assertThat(scene.recorded("r"))
                .containsExactly(
                        "RESULT take",
                        "SPAWNED make",
                        "CHILD make",
                        "FAILURE ship",
                        "SPAWNED make",
                        "CHILD make",
                        "COMPENSATED take",
                        "FINAL");
        assertThat(scene.recorded("r/make~undo")).containsExactly("COMPENSATED sew", "COMPENSATED cut", "FINAL");
    }

    @Test
    @DisplayName("three levels are undone from the outside to the inside")
    void threeLevels() {
        Script.Machine order = ChildScripts.order(piece).machine();
        Script.Machine outer = ChildScripts.order(order).machine();
        Worker worker = start(outer, "coat", order, piece);
        scene.world.run(Scene.MOMENT);
        assertThat(result(worker, outer)).isEqualTo("shipped shipped coat''");
        assertThat(worker.run("r/make/make").parent()).contains("r/make");

        Script.Machine strict = outermost(order);
        Worker other = scene.worker(strict);
        other.start(strict, "s", "hat");
        scene.world.run(Duration.ofSeconds(5));
        assertThat(other.status("s")).isEqualTo(RunStatus.FAILED);
        assertThat(other.status("s/make~undo")).isEqualTo(RunStatus.COMPLETED);
        assertThat(other.status("s/make/make~undo")).isEqualTo(RunStatus.COMPLETED);
        assertThat(piece.calls).endsWith("undo sew#1", "undo cut#1");
        assertThat(order.calls).endsWith("undo take#1");
    }

    /** Fails at its last step, whatever its children are told. */
    private static Script.Machine outermost(Script.Machine inner) {
        return Script.named("outermost")
                .node(
                        dev.lodestep.runtime.machine.NodeDefinition.child(
                                        "make", dev.lodestep.runtime.machine.ChildDefinition.one(inner::definition))
                                .takes(dev.lodestep.runtime.machine.Binding.input())
                                .returns(dev.lodestep.runtime.codec.Codecs.STRING),
                        in -> in.get(0))
                .node(ChildScripts.valued("end", "make"), in -> {
                    throw new IllegalStateException("end");
                })
                .machine();
    }

    @Test
    @DisplayName("of a list the first failure cancels the others, and what had completed is undone")
    void listFails() {
        Script.Machine orders = ChildScripts.orders(fitted).machine();
        Worker worker = start(orders, "a, b, c", fitted);
        scene.world.run(Scene.MOMENT);
        assertThat(worker.engine().whyNotRunning("r"))
                .contains("child 'r/make#0' of fitted v1, which is WAITING: it waits for a signal: size");
        worker.signal(fitted, "r/make#0", "size", "L");
        scene.world.run(Scene.MOMENT);
        worker.engine().cancel("r/make#1", CancelMode.STOP);
        scene.world.run(Duration.ofSeconds(5));
        assertThatThrownBy(() -> result(worker, orders))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("child run 'r/make#1' was cancelled");
        assertThat(worker.status("r/make#2")).isEqualTo(RunStatus.CANCELLED);
        assertThat(worker.status("r/make#0~undo")).isEqualTo(RunStatus.COMPLETED);
        assertThat(scene.store.find("r/make#1~undo")).isEmpty();
    }

    @Test
    @DisplayName("a cancellation reaches children and theirs, and the parent ends after them")
    void cancelled() {
        Script.Machine order = ChildScripts.order(fitted).machine();
        Script.Machine outer = ChildScripts.order(order).machine();
        Worker worker = start(outer, "coat", order, fitted);
        scene.world.run(Scene.MOMENT);
        worker.engine().cancel("r", CancelMode.COMPENSATE);
        scene.world.run(Duration.ofSeconds(5));
        assertThat(worker.status("r")).isEqualTo(RunStatus.CANCELLED);
        assertThat(worker.status("r/make")).isEqualTo(RunStatus.CANCELLED);
        assertThat(worker.status("r/make/make")).isEqualTo(RunStatus.CANCELLED);
        assertThat(fitted.calls).containsExactly("measure#1", "undo measure#1");
        assertThat(scene.recorded("r"))
                .containsExactly("RESULT take", "SPAWNED make", "CANCEL", "CHILD make", "COMPENSATED take", "FINAL");
        assertThatThrownBy(() -> result(worker, outer)).isInstanceOf(RunCancelledException.class);

        worker.start(outer, "s", "hat");
        scene.world.run(Scene.MOMENT);
        worker.engine().cancel("s", CancelMode.STOP);
        scene.world.run(Duration.ofSeconds(5));
        assertThat(worker.status("s")).isEqualTo(RunStatus.CANCELLED);
        assertThat(worker.status("s/make/make")).isEqualTo(RunStatus.CANCELLED);
        assertThat(fitted.calls).endsWith("measure#1");
    }
}
