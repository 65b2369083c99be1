package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.Binding.input;
import static dev.lodestep.runtime.machine.CompensationDefinition.taking;
import static dev.lodestep.runtime.machine.NodeDefinition.child;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.simulation.ChildScripts.valued;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.OnFailure;
import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.ChildDefinition;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.RetryPolicy;
import dev.lodestep.runtime.simulation.ChildScripts;
import dev.lodestep.runtime.simulation.Memory;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Children in trouble")
@ParameterizedClass
@EnumSource(Memory.class)
class ChildTroubleTest {
    private static final Codec<String> S = Codecs.STRING;
    private static final RetryPolicy ONCE = RetryPolicy.of(1, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0);

    private final Scene scene;
    private final Script.Machine fitted = ChildScripts.fitted().machine();

    ChildTroubleTest(Memory memory) {
        this.scene = Scene.orderly(memory);
    }

    private Worker start(Script.Machine... machines) {
        Worker worker = scene.worker(machines);
        worker.start(machines[0], "r", "x");
        scene.world.run(Scene.MOMENT);
        return worker;
    }

    private static NodeDefinition one(String name, Script.Machine of, String... before) {
        return child(name, ChildDefinition.one(of::definition))
                .follows(before)
                .takes(input())
                .retry(ONCE)
                .returns(S);
    }

    private static NodeDefinition many(String name, Script.Machine of) {
        return child(name, ChildDefinition.many(of::definition))
                .takes(input())
                .retry(ONCE)
                .returns(S);
    }

    @Test
    @DisplayName("an id that another run has fails the node, and says so")
    void conflict() {
        Script.Machine piece = ChildScripts.piece().machine();
        Script.Machine order = ChildScripts.order(piece).machine();
        Worker worker = scene.worker(order, piece);
        worker.start(piece, "r/make", "somebody else's");
        scene.world.run(Scene.MOMENT);
        worker.start(order, "r", "coat");
        scene.world.run(Scene.MOMENT);
        assertThat(worker.status("r")).isEqualTo(RunStatus.FAILED);
        assertThat(worker.run("r").reason().orElseThrow())
                .contains("step 'make' failed", "run 'r/make' is there already and is not this child");
        assertThat(order.calls).endsWith("undo take#1");
    }

    @Test
    @DisplayName(
            "a parked parent that is tried again starts what failed once more, under another id, and keeps the rest")
    void retried() {
        boolean[] mended = new boolean[1];
        Script.Machine inner = Script.named("inner")
                .node(valued("a").takes(input()), in -> {
                    if (in.get(0).equals("b") && !mended[0]) {
                        throw new IllegalStateException("broken");
                    }
                    return in.<String>get(0) + "!";
                })
                .resultOf("a")
                .machine();
        Script.Machine outer = Script.named("outer")
                .onFailure(OnFailure.PARK)
                .node(many("make", inner), in -> List.of("a", "b", "c"))
                .result(in -> String.join("", in.<List<String>>get(0)), from("make"))
                .machine();
        Worker worker = start(outer, inner);
        scene.world.run(Duration.ofSeconds(5));
        assertThat(worker.status("r")).isEqualTo(RunStatus.PARKED);
        assertThat(worker.run("r").reason().orElseThrow()).contains("child run 'r/make#1' failed");
        mended[0] = true;
        worker.engine().retry("r");
        scene.world.run(Duration.ofSeconds(5));
        assertThat(worker.engine().run(outer.definition(), "r").await(Duration.ofSeconds(1)))
                .isEqualTo("a!b!c!");
        assertThat(worker.status("r/make#1~retry2")).isEqualTo(RunStatus.COMPLETED);
        assertThat(inner.calls).containsExactly("a#1", "a#1", "a#1", "a#1");
        assertThat(outer.calls).containsExactly("make#1", "result");
    }

    @Test
    @DisplayName("a child that is parked is repaired by itself, and its parent goes on")
    void parkedChild() {
        boolean[] mended = new boolean[1];
        Script.Machine inner = Script.named("inner")
                .onFailure(OnFailure.PARK)
                .node(valued("a"), in -> {
                    if (!mended[0]) {
                        throw new IllegalStateException("broken");
                    }
                    return "a";
                })
                .resultOf("a")
                .machine();
        Script.Machine order = ChildScripts.order(inner).machine();
        Worker worker = start(order, inner);
        assertThat(worker.status("r")).isEqualTo(RunStatus.WAITING);
        assertThat(worker.engine().whyNotRunning("r"))
                .contains("child 'r/make' of inner v1, which is PARKED: it is parked for an operator");
        mended[0] = true;
        worker.engine().retry("r/make");
        scene.world.run(Duration.ofSeconds(5));
        assertThat(worker.status("r")).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    @DisplayName("the loser of a race is cancelled and undoes what it did; what follows comes after that")
    void race() {
        Script.Machine outer = Script.named("outer")
                .node(one("slow", fitted).inRace("g"), in -> "slow")
                .node(step("quick").inRace("g").returns(S), in -> scene.world.later(Duration.ofSeconds(5), "quick"))
                .node(valued("end", "quick", "slow").takes(from("quick", "slow")), in -> in.get(0))
                .resultOf("end")
                .machine();
        Worker worker = start(outer, fitted);
        scene.world.run(Duration.ofSeconds(20));
        assertThat(worker.status("r")).isEqualTo(RunStatus.COMPLETED);
        assertThat(worker.status("r/slow")).isEqualTo(RunStatus.CANCELLED);
        assertThat(fitted.calls).containsExactly("measure#1", "undo measure#1");
        assertThat(scene.recorded("r"))
                .containsExactly("SPAWNED slow", "RESULT quick", "CHILD slow", "RESULT end", "FINAL");
    }

    @Test
    @DisplayName(
            "beside a failure a child is left to end, and is undone then; where failures are to be fast it is cancelled")
    void besideAFailure() {
        Script.Machine patient = beside(false);
        Worker worker = start(patient, fitted);
        scene.world.run(Duration.ofMinutes(5));
        assertThat(worker.status("r")).isEqualTo(RunStatus.COMPENSATING);
        assertThat(worker.engine().whyNotRunning("r")).contains("for child 'r/make'");
        worker.signal(fitted, "r/make", "size", "L");
        scene.world.run(Duration.ofSeconds(5));
        assertThat(worker.status("r")).isEqualTo(RunStatus.FAILED);
        assertThat(worker.status("r/make~undo")).isEqualTo(RunStatus.COMPLETED);

        Script.Machine fast = beside(true);
        Worker other = scene.worker(fast);
        other.start(fast, "s", "x");
        scene.world.run(Duration.ofSeconds(10));
        assertThat(other.status("s")).isEqualTo(RunStatus.FAILED);
        assertThat(other.status("s/make")).isEqualTo(RunStatus.CANCELLED);
        assertThat(other.run("s").reason().orElseThrow())
                .contains("step 'b' failed")
                .doesNotContain("child");
    }

    private Script.Machine beside(boolean failFast) {
        Script script = Script.named("beside-" + failFast)
                .node(one("make", fitted), in -> "x")
                .node(valued("b"), in -> {
                    throw new IllegalStateException("b");
                });
        return (failFast ? script.failFast() : script).machine();
    }

    @Test
    @DisplayName(
            "what could not be undone of a child is told to the parent, and is undone when the parent is tried again")
    void notUndone() {
        boolean[] mended = new boolean[1];
        Script.Machine inner = Script.named("inner")
                .node(valued("a").compensation(taking().retry(ONCE)), in -> "a")
                .undo("a", in -> null)
                .node(valued("b", "a").compensation(taking().retry(ONCE)), in -> "b")
                .undo("b", in -> {
                    if (!mended[0]) {
                        throw new IllegalStateException("stuck");
                    }
                    return null;
                })
                .resultOf("b")
                .machine();
        Script.Machine outer = Script.named("outer")
                .onCompensationFailure(OnFailure.PARK)
                .node(one("make", inner), in -> "x")
                .node(valued("end", "make"), in -> {
                    throw new IllegalStateException("end");
                })
                .machine();
        Worker worker = start(outer, inner);
        scene.world.run(Duration.ofSeconds(5));
        assertThat(worker.status("r/make~undo")).isEqualTo(RunStatus.FAILED);
        assertThat(worker.status("r")).isEqualTo(RunStatus.PARKED);
        assertThat(worker.run("r").reason().orElseThrow()).contains("child run 'r/make~undo' failed", "stuck");
        mended[0] = true;
        worker.engine().retry("r");
        scene.world.run(Duration.ofSeconds(5));
        assertThat(worker.status("r/make~undo2")).isEqualTo(RunStatus.COMPLETED);
        assertThat(worker.status("r")).isEqualTo(RunStatus.FAILED);
        assertThat(inner.calls).containsExactly("a#1", "b#1", "undo b#1", "undo a#1", "undo b#1");
    }

    @Test
    @DisplayName(
            "a list of children is undone by the node's own method once all have completed, and child by child before")
    void ownCompensation() {
        Script.Machine outer = Script.named("outer")
                .node(many("make", fitted).compensation(taking(from("make"))), in -> List.of("a", "b"))
                .undo("make", in -> in.<List<String>>get(0).size())
                .node(valued("end", "make"), in -> {
                    throw new IllegalStateException("end");
                })
                .machine();
        Worker worker = start(outer, fitted);
        worker.signal(fitted, "r/make#0", "size", "L");
        worker.signal(fitted, "r/make#1", "size", "L");
        scene.world.run(Duration.ofSeconds(5));
        assertThat(outer.calls).endsWith("end#1", "undo make#1");
        assertThat(scene.store.find("r/make#0~undo")).isEmpty();

        worker.start(outer, "s", "x");
        scene.world.run(Scene.MOMENT);
        worker.signal(fitted, "s/make#0", "size", "L");
        worker.engine().cancel("s/make#1", CancelMode.COMPENSATE);
        scene.world.run(Duration.ofSeconds(5));
        assertThat(worker.status("s")).isEqualTo(RunStatus.FAILED);
        assertThat(worker.status("s/make#0~undo")).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    @DisplayName("a thousand children are awaited in one wake-up")
    void aThousand() {
        Script.Machine inner = Script.named("inner")
                .node(valued("a").takes(input()), in -> in.<String>get(0))
                .resultOf("a")
                .machine();
        List<String> inputs = java.util.stream.IntStream.range(0, 1000)
                .mapToObj(Integer::toString)
                .toList();
        Script.Machine outer = Script.named("outer")
                .node(many("make", inner), in -> inputs)
                .result(in -> "" + in.<List<String>>get(0).equals(inputs), from("make"))
                .machine();
        Worker worker = start(outer, inner);
        scene.world.run(Duration.ofMinutes(5));
        assertThat(worker.engine().run(outer.definition(), "r").await(Duration.ofSeconds(1)))
                .isEqualTo("true");
        assertThat(scene.journal("r")).hasSizeLessThan(1000 + 20);
    }
}
