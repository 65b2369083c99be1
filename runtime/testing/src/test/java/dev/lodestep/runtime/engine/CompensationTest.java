package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.CompensationDefinition.taking;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.OnFailure;
import dev.lodestep.runtime.RunFailedException;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.RetryPolicy;
import dev.lodestep.runtime.simulation.Memory;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Compensation in the engine")
@ParameterizedClass
@EnumSource(Memory.class)
class CompensationTest {
    private static final RetryPolicy ONCE = RetryPolicy.of(1, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0);
    private static final RetryPolicy TWICE = RetryPolicy.of(2, Duration.ofSeconds(20), 1, Duration.ofMinutes(1), 0);

    private final Scene scene;

    CompensationTest(Memory memory) {
        this.scene = Scene.orderly(memory);
    }

    private static NodeDefinition undoable(String name, String... before) {
        return step(name)
                .follows(before)
                .retry(ONCE)
                .returns(Codecs.STRING)
                .compensation(taking(from(name)).retry(ONCE));
    }

    private static Object fail(String why) {
        throw new IllegalStateException(why);
    }

    private Worker run(Script.Machine machine) {
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.world.run(Duration.ofMinutes(5));
        return worker;
    }

    private static void failed(Worker worker, Script.Machine machine, String... compensationFailures) {
        assertThatThrownBy(() -> worker.engine().run(machine.definition(), "r").await(Duration.ofSeconds(1)))
                .isInstanceOfSatisfying(
                        RunFailedException.class,
                        e -> assertThat(e.compensationFailures())
                                .extracting(failure -> failure.step() + ": " + failure.message())
                                .containsExactly(compensationFailures));
    }

    @Test
    @DisplayName("undoes in reverse order of completion, not of declaration")
    void order() {
        Script.Machine machine = Script.named("order")
                .node(undoable("a"), in -> scene.world.later(Duration.ofSeconds(3), "a"))
                .node(undoable("b"), in -> scene.world.later(Duration.ofSeconds(1), "b"))
                .node(undoable("c"), in -> scene.world.later(Duration.ofSeconds(2), "c"))
                .node(step("end").follows("a", "b", "c").retry(ONCE), in -> fail("end"))
                .undo("a", in -> null)
                .undo("b", in -> null)
                .undo("c", in -> null)
                .machine();
        failed(run(machine), machine);
        assertThat(machine.calls).endsWith("end#1", "undo a#1", "undo c#1", "undo b#1");
    }

    @Test
    @DisplayName("begins only when no branch executes any more, and undoes what completed meanwhile")
    void drains() {
        Script.Machine machine = Script.named("drains")
                .node(undoable("slow"), in -> scene.world.later(Duration.ofSeconds(30), "slow"))
                .node(step("bad").retry(ONCE), in -> fail("bad"))
                .undo("slow", in -> null)
                .machine();
        failed(run(machine), machine);
        assertThat(scene.recorded("r")).containsExactly("FAILURE bad", "RESULT slow", "COMPENSATED slow", "FINAL");
    }

    @Test
    @DisplayName("that fails is tried again; one that fails for good is recorded, and the rest go on")
    void failures() {
        Script.Machine machine = Script.named("failures")
                .node(undoable("a"), in -> "a")
                .node(
                        step("b")
                                .follows("a")
                                .returns(Codecs.STRING)
                                .compensation(taking(from("b")).retry(TWICE)),
                        in -> "b")
                .node(undoable("c", "b"), in -> "c")
                .node(step("end").follows("c").retry(ONCE), in -> fail("end"))
                .undo("a", in -> null)
                .undo("b", in -> in.step().attempt() == 1 ? fail("once") : null)
                .undo("c", in -> fail("never"))
                .machine();
        Worker worker = run(machine);
        failed(worker, machine, "c: never");
        assertThat(machine.calls).endsWith("undo c#1", "undo b#1", "undo b#2", "undo a#1");
        assertThat(worker.run("r").reason().orElseThrow()).contains("end").contains("1 compensations failed");
    }

    @Test
    @DisplayName("goes on at the next one after a crash between two, also while one is put off")
    void crash() {
        Script.Machine machine = Script.named("crash")
                .node(undoable("a"), in -> "a")
                .node(
                        step("b")
                                .follows("a")
                                .returns(Codecs.STRING)
                                .compensation(taking(from("b")).retry(TWICE)),
                        in -> "b")
                .node(undoable("c", "b"), in -> "c")
                .node(step("end").follows("c").retry(ONCE), in -> fail("end"))
                .undo("a", in -> null)
                .undo("b", in -> in.step().attempt() == 1 ? fail("once") : null)
                .undo("c", in -> null)
                .machine();
        Worker first = scene.worker(machine);
        first.start(machine, "r", "x");
        scene.world.run(Duration.ofSeconds(2));
        assertThat(first.status("r")).isEqualTo(RunStatus.COMPENSATING);
        first.process().kill();
        Worker second = scene.worker(machine);
        scene.world.run(Duration.ofMinutes(2));
        failed(second, machine);
        assertThat(machine.calls)
                .containsExactly("a#1", "b#1", "c#1", "end#1", "undo c#1", "undo b#1", "undo b#2", "undo a#1");
    }

    @Test
    @DisplayName("undoes what failed where it says so, also what was to be tried again when another branch failed")
    void evenIfFailed() {
        Script.Machine machine = Script.named("even")
                .node(undoable("a"), in -> "a")
                .node(step("b").follows("a").retry(TWICE).compensation(taking().alsoIfFailed()), in -> fail("b"))
                .node(
                        step("c").follows("a").retry(ONCE),
                        in -> scene.world.later(Duration.ofSeconds(2), "").thenApply(x -> fail("c")))
                .undo("a", in -> null)
                .undo("b", in -> null)
                .machine();
        failed(run(machine), machine);
        assertThat(machine.calls).contains("b#1", "c#1").endsWith("undo b#1", "undo a#1");
    }

    @Test
    @DisplayName("goes back to the last pivot, and no further")
    void pivot() {
        Script.Machine machine = Script.named("pivot")
                .node(undoable("a"), in -> "a")
                .node(undoable("b", "a").pivot(), in -> "b")
                .node(undoable("c", "b"), in -> "c")
                .node(step("end").follows("c").retry(ONCE), in -> fail("end"))
                .undo("a", in -> null)
                .undo("b", in -> null)
                .undo("c", in -> null)
                .machine();
        failed(run(machine), machine);
        assertThat(machine.calls).doesNotContain("undo a#1").contains("undo c#1");
    }

    @Test
    @DisplayName(
            "does not happen where failures park: a retry evaluates failed and skipped nodes afresh, and no completed one")
    void parks() {
        boolean[] repaired = new boolean[1];
        Script.Machine machine = Script.named("parks")
                .onFailure(OnFailure.PARK)
                .node(undoable("a"), in -> "a")
                .node(step("optional").follows("a").takes(from("a")).onlyIf(from("a")), in -> null)
                .guard("optional", in -> repaired[0])
                .node(step("b").follows("optional").retry(ONCE), in -> repaired[0] ? null : fail("b"))
                .undo("a", in -> null)
                .resultOf("a")
                .machine();
        Worker worker = run(machine);
        assertThat(worker.status("r")).isEqualTo(RunStatus.PARKED);
        assertThat(worker.engine().whyNotRunning("r")).contains("step 'b' failed");
        repaired[0] = true;
        assertThat(worker.engine().retry("r")).isTrue();
        assertThat(worker.engine().retry("r")).isFalse();
        scene.until(worker, "r", RunStatus.COMPLETED);
        assertThat(machine.calls)
                .containsExactly("a#1", "guard optional", "b#1", "guard optional", "optional#1", "b#1");
    }
}
