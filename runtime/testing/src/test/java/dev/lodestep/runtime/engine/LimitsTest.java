package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.Binding.input;
import static dev.lodestep.runtime.machine.NodeDefinition.child;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.machine.NodeDefinition.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.PayloadTooLargeException;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.ChildDefinition;
import dev.lodestep.runtime.machine.LoopDefinition;
import dev.lodestep.runtime.machine.LoopDefinition.Tail;
import dev.lodestep.runtime.machine.RetryPolicy;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A run of unusual size")
class LimitsTest {
    private static final RetryPolicy ONCE = RetryPolicy.of(1, Duration.ofSeconds(1), 1, Duration.ofMinutes(1), 0);

    private final Scene scene = Scene.orderly();

    private static Script.Machine piece() {
        return Script.named("piece")
                .node(step("a").takes(input()).returns(Codecs.STRING), in -> in.get(0))
                .resultOf("a")
                .machine();
    }

    private static Script.Machine parent(Script.Machine piece) {
        return Script.named("parent")
                .node(
                        child("make", ChildDefinition.one(piece::definition))
                                .takes(input())
                                .retry(ONCE)
                                .returns(Codecs.STRING),
                        in -> in.get(0))
                .resultOf("make")
                .machine();
    }

    @Test
    @DisplayName("of a thousand rounds ends, each round done once, and goes on from where it was after a crash")
    void rounds() {
        int rounds = 1_000;
        Script.Machine machine = Script.named("rounds")
                .node(
                        step("a").takes(input()).returns(Codecs.STRING),
                        in -> in.<String>get(0) + in.step().round())
                .loop(LoopDefinition.of("a", rounds, "a").goesOnAtLimit().tail(Tail.of("a")))
                .resultOf("a")
                .machine();
        Worker first = scene.worker(machine);
        first.start(machine, "r", "x");
        scene.world.runUntil(() -> machine.calls.size() >= rounds / 2, Duration.ofHours(1));
        first.process().kill();
        int before = machine.calls.size();
        Worker second = scene.worker(machine);
        scene.world.run(Duration.ofMinutes(2));
        assertThat(second.status("r"))
                .as(second.engine().whyNotRunning("r") + machine.calls.size())
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(second.engine().run(machine.definition(), "r").await(Duration.ofSeconds(1)))
                .isEqualTo("x" + rounds);
        assertThat(machine.calls.size() - rounds).as("repeated after " + before).isBetween(0, 1);
    }

    @Test
    @DisplayName("of three hundred steps in a row ends without a thread's stack growing with them")
    void steps() {
        Script script = Script.named("chain").node(step("s0").returns(Codecs.STRING), in -> "s0");
        for (int i = 1; i < 300; i++) {
            script.node(
                    step("s" + i)
                            .follows("s" + (i - 1))
                            .takes(from("s" + (i - 1)))
                            .returns(Codecs.STRING),
                    in -> in.<String>get(0));
        }
        Script.Machine machine = script.resultOf("s299").machine();
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.until(worker, "r", RunStatus.COMPLETED);
        assertThat(machine.calls).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("whose id is so long that its child's would be too long fails at that step, and says so")
    void idOfChild() {
        Script.Machine piece = piece();
        Script.Machine parent = parent(piece);
        Worker worker = scene.worker(parent, piece);
        String id = "x".repeat(255);
        worker.start(parent, id, "x");
        scene.world.run(Duration.ofMinutes(1));
        assertThat(worker.run(id).reason().orElse("no reason")).contains("make").contains("255");
        assertThat(worker.status(id)).isEqualTo(RunStatus.FAILED);
    }

    @Test
    @DisplayName("whose child's input is too large fails at that step, and says so")
    void inputOfChild() {
        Script.Machine piece = piece();
        Script.Machine parent = Script.named("parent")
                .node(
                        child("make", ChildDefinition.one(piece::definition))
                                .takes(input())
                                .retry(ONCE)
                                .returns(Codecs.STRING),
                        in -> in.<String>get(0).repeat(100))
                .resultOf("make")
                .machine();
        Worker worker = scene.worker(options -> options.maxPayloadBytes(150), parent, piece);
        worker.start(parent, "r", "xy");
        scene.world.run(Duration.ofMinutes(1));
        assertThat(worker.run("r").reason().orElse("no reason"))
                .contains("make")
                .contains(PayloadTooLargeException.class.getSimpleName());
        assertThat(worker.status("r")).isEqualTo(RunStatus.FAILED);
    }

    @Test
    @DisplayName("whose failure has a text of megabytes keeps what can be read of it")
    void textOfFailure() {
        Script.Machine machine = Script.named("loud")
                .node(step("a").retry(ONCE), in -> {
                    throw new IllegalStateException("begin " + "\0\ud800x".repeat(1_000_000));
                })
                .machine();
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.world.run(Duration.ofSeconds(5));
        assertThat(worker.status("r")).isEqualTo(RunStatus.FAILED);
        String reason = worker.run("r").reason().orElseThrow();
        assertThat(reason).contains("begin ").doesNotContain("\0");
        assertThat(reason.length()).isLessThan(40_000);
    }

    @Test
    @DisplayName("that gets a signal nested a hundred thousand deep is parked with the reason, and no thread overflows")
    void nestedSignal() {
        Script.Machine machine = Script.named("nested")
                .node(waitFor("w", "go", Codecs.list(Codecs.STRING)).returns(Codecs.STRING), in -> "never")
                .resultOf("w")
                .machine();
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.until(worker, "r", RunStatus.WAITING);
        byte[] deep = ("[".repeat(100_000) + "]".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        worker.engine().signal(machine.definition(), "r", "go", null, deep);
        scene.until(worker, "r", RunStatus.PARKED);
        assertThat(worker.engine().whyNotRunning("r")).contains("cannot read a signal");
        assertThatThrownBy(
                        () -> worker.engine().signal(machine.definition(), "r", "go", null, new byte[256 * 1024 + 1]))
                .isInstanceOf(PayloadTooLargeException.class);
    }
}
