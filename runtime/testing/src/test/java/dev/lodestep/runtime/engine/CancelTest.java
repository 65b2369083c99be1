package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.CompensationDefinition.taking;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.machine.NodeDefinition.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.OnFailure;
import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.RetryPolicy;
import dev.lodestep.runtime.simulation.Memory;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Cancelling a run")
@ParameterizedClass
@EnumSource(Memory.class)
class CancelTest {
    private static final RetryPolicy ONCE = RetryPolicy.of(1, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0);
    private static final RetryPolicy OFTEN = RetryPolicy.of(9, Duration.ofMinutes(9), 1, Duration.ofMinutes(9), 0);

    private final Scene scene;

    CancelTest(Memory memory) {
        this.scene = Scene.orderly(memory);
    }

    /** A step that can be undone, and then whatever the test wants to cancel. */
    private static Script with(OnFailure policy) {
        return Script.named("cancelled")
                .onFailure(policy)
                .node(
                        step("a")
                                .returns(Codecs.STRING)
                                .compensation(taking(from("a")).retry(OFTEN)),
                        in -> "a")
                .undo("a", in -> null);
    }

    private static Object fail(String why) {
        throw new IllegalStateException(why);
    }

    private void cancelled(Script.Machine machine, RunStatus when, CancelMode mode) {
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.world.run(Duration.ofSeconds(5));
        assertThat(worker.status("r")).isEqualTo(when);
        assertThat(worker.engine().cancel("r", mode)).isTrue();
        scene.world.run(Duration.ofSeconds(5));
        assertThat(worker.status("r")).isEqualTo(RunStatus.CANCELLED);
        assertThat(machine.calls.contains("undo a#1")).isEqualTo(mode == CancelMode.COMPENSATE);
        assertThat(worker.engine().cancel("r", mode)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("while a step runs: its stage is not waited for")
    void running(CancelMode mode) {
        cancelled(
                with(OnFailure.COMPENSATE)
                        .node(step("b").follows("a").retry(ONCE), in -> new CompletableFuture<String>())
                        .machine(),
                RunStatus.RUNNING,
                mode);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("while it waits")
    void waiting(CancelMode mode) {
        cancelled(
                with(OnFailure.COMPENSATE)
                        .node(waitFor("w", "go", Codecs.STRING).follows("a"), in -> null)
                        .machine(),
                RunStatus.WAITING,
                mode);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("while it backs off")
    void backingOff(CancelMode mode) {
        cancelled(
                with(OnFailure.COMPENSATE)
                        .node(step("b").follows("a").retry(OFTEN), in -> fail("b"))
                        .machine(),
                RunStatus.WAITING,
                mode);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("while it is parked")
    void parked(CancelMode mode) {
        cancelled(
                with(OnFailure.PARK)
                        .node(step("b").follows("a").retry(ONCE), in -> fail("b"))
                        .machine(),
                RunStatus.PARKED,
                mode);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("while its last step runs, without the worker having heard of it before the step's end")
    void unheardOfDuringTheLastStep(CancelMode mode) {
        Script.Machine machine = with(OnFailure.COMPENSATE)
                .node(step("b").follows("a"), in -> cancelFromElsewhere(mode))
                .machine();
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.world.run(Duration.ofSeconds(5));
        assertThat(worker.status("r")).isEqualTo(RunStatus.CANCELLED);
        assertThat(machine.calls.contains("undo a#1")).isEqualTo(mode == CancelMode.COMPENSATE);
    }

    @Test
    @DisplayName("while the step runs with whose failure the run parks ends it, and does not leave it parked")
    void unheardOfBeforeParking() {
        Script.Machine machine = with(OnFailure.PARK)
                .node(step("b").follows("a").retry(ONCE), in -> {
                    cancelFromElsewhere(CancelMode.COMPENSATE);
                    return fail("b");
                })
                .machine();
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.world.run(Duration.ofSeconds(5));
        assertThat(worker.status("r")).isEqualTo(RunStatus.CANCELLED);
    }

    @Test
    @DisplayName("while the step runs behind which the run waits ends it, and does not leave it waiting")
    void unheardOfBeforeWaiting() {
        Script.Machine machine = with(OnFailure.COMPENSATE)
                .node(step("b").follows("a"), in -> cancelFromElsewhere(CancelMode.COMPENSATE))
                .node(waitFor("w", "go", Codecs.STRING).follows("b"), in -> null)
                .machine();
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.world.run(Duration.ofSeconds(5));
        assertThat(worker.status("r")).isEqualTo(RunStatus.CANCELLED);
    }

    private Object cancelFromElsewhere(CancelMode mode) {
        scene.store.deliver(new Message("r", MessageKind.CANCEL, mode.name(), null, 7, null), 10);
        return "";
    }

    @Test
    @DisplayName("with STOP while it compensates ends it where it is")
    void stopsCompensation() {
        Script.Machine machine = Script.named("stuck")
                .node(step("a").returns(Codecs.STRING).compensation(taking(from("a"))), in -> "a")
                .node(step("b").follows("a").compensation(taking().retry(OFTEN)), in -> null)
                .node(step("c").follows("b").retry(ONCE), in -> fail("c"))
                .undo("a", in -> null)
                .undo("b", in -> fail("stuck"))
                .machine();
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.until(worker, "r", RunStatus.COMPENSATING);
        scene.world.run(Duration.ofSeconds(2));
        worker.engine().cancel("r", CancelMode.STOP);
        scene.until(worker, "r", RunStatus.CANCELLED);
        assertThat(machine.calls).containsExactly("a#1", "b#1", "c#1", "undo b#1");
    }

    @Test
    @DisplayName(
            "with COMPENSATE while it compensates changes nothing: it goes on undoing, uninterrupted, and ends FAILED")
    void compensatesAlready() {
        Script.Machine machine = with(OnFailure.COMPENSATE)
                .node(step("b").follows("a").retry(ONCE), in -> fail("b"))
                .undo("a", in -> scene.world.later(Duration.ofMinutes(1), ""))
                .machine();
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.world.run(Duration.ofSeconds(2));
        worker.engine().cancel("r", CancelMode.COMPENSATE);
        scene.until(worker, "r", RunStatus.FAILED);
        assertThat(machine.calls).containsExactly("a#1", "b#1", "undo a#1");
    }

    @Test
    @DisplayName("that was asked for by another process is heard of, and survives a crash of the worker")
    void fromElsewhere() {
        Script.Machine machine = with(OnFailure.COMPENSATE)
                .node(step("b").follows("a"), in -> new CompletableFuture<String>())
                .machine();
        Worker first = scene.worker(machine);
        first.start(machine, "r", "x");
        scene.world.run(Duration.ofSeconds(2));
        first.process().kill();
        scene.store.deliver(new Message("r", MessageKind.CANCEL, "COMPENSATE", null, 7, null), 10);
        Worker second = scene.worker(machine);
        scene.until(second, "r", RunStatus.CANCELLED);
        assertThat(machine.calls).containsExactly("a#1", "b#1", "undo a#1");
    }

    @Test
    @DisplayName("loses to nothing: a retry that comes while the run goes back does not send it forward again")
    void lateRetry() {
        Script.Machine machine = with(OnFailure.COMPENSATE)
                .node(step("b").follows("a").retry(ONCE), in -> fail("b"))
                .undo("a", in -> scene.world.later(Duration.ofMinutes(1), ""))
                .machine();
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.world.run(Duration.ofSeconds(2));
        scene.store.deliver(new Message("r", MessageKind.RETRY, "retry", null, 7, null), 10);
        scene.until(worker, "r", RunStatus.FAILED);
        assertThat(scene.recorded("r"))
                .isEqualTo(List.of("RESULT a", "FAILURE b", "OPERATOR", "COMPENSATED a", "FINAL"));
    }

    @Test
    @DisplayName("before anybody has begun it ends it, and no step is ever made")
    void beforeItBegan() {
        Script.Machine machine = with(OnFailure.COMPENSATE).machine();
        Worker client = scene.worker(options -> options.clientOnly());
        client.start(machine, "r", "x");
        assertThat(client.engine().cancel("r", CancelMode.COMPENSATE)).isTrue();
        Worker worker = scene.worker(machine);
        scene.until(worker, "r", RunStatus.CANCELLED);
        assertThat(machine.calls).isEmpty();
    }

    @Test
    @DisplayName("when its time is just over: what was answered holds, whichever of both comes first")
    void racesTimeout() {
        for (int seed = 0; seed < 200; seed++) {
            Scene own = Scene.shuffled(seed);
            Script.Machine machine = Script.named("limited")
                    .node(waitFor("w", "go", Codecs.STRING, Duration.ofMillis(500)), in -> null)
                    .machine();
            Worker worker = own.worker(machine);
            worker.start(machine, "r", "x");
            own.world.run(Duration.ofMillis(495 + own.world.random().nextInt(20)));
            boolean heard = worker.engine().cancel("r", CancelMode.STOP);
            own.world.run(Duration.ofSeconds(5));
            assertThat(worker.status("r"))
                    .as("seed %s, answer %s", seed, heard)
                    .isEqualTo(heard ? RunStatus.CANCELLED : RunStatus.COMPLETED);
        }
    }
}
