package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.Binding.input;
import static dev.lodestep.runtime.machine.NodeDefinition.sleep;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.machine.NodeDefinition.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.WorkflowAbort;
import dev.lodestep.runtime.Outcome;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.RecoveryDefinition;
import dev.lodestep.runtime.machine.RetryPolicy;
import dev.lodestep.runtime.simulation.Memory;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Sleeps, recoveries, races and tolerated failures")
@ParameterizedClass
@EnumSource(Memory.class)
class BranchTest {
    private static final RetryPolicy ONCE = RetryPolicy.of(1, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0);
    private static final RetryPolicy TWICE = RetryPolicy.of(2, Duration.ofSeconds(20), 1, Duration.ofMinutes(1), 0);

    private final Scene scene;
    private final Memory memory;

    BranchTest(Memory memory) {
        this.memory = memory;
        this.scene = Scene.orderly(memory);
    }

    private static NodeDefinition valued(String name, String... before) {
        return step(name).follows(before).retry(ONCE).returns(Codecs.STRING);
    }

    private static Object fail(String why) {
        throw new IllegalStateException(why);
    }

    private Scene.Worker run(Script.Machine machine) {
        Scene.Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.world.run(Duration.ofMinutes(5));
        return worker;
    }

    private static String result(Scene.Worker worker, Script.Machine machine) {
        return String.valueOf(worker.engine().run(machine.definition(), "r").await(Duration.ofSeconds(1)));
    }

    @Test
    @DisplayName("a sleep holds no owner, ends at its time and not before, and computes that time once")
    void sleeps() {
        Script.Machine machine = Script.named("sleeps")
                .node(sleep("nap").takes(input()), in -> Duration.ofHours(2))
                .node(valued("after", "nap").after("nap"), in -> "rested")
                .resultOf("after")
                .machine();
        Scene.Worker worker = scene.worker(machine);
        Instant began = scene.store.now();
        worker.start(machine, "r", "x");
        scene.world.run(Duration.ofMinutes(119));
        assertThat(worker.status("r")).isEqualTo(RunStatus.WAITING);
        assertThat(scene.store.find("r").orElseThrow().owner()).isZero();
        scene.world.run(Duration.ofMinutes(2));
        assertThat(result(worker, machine)).isEqualTo("rested");
        assertThat(machine.calls).containsExactly("nap#1", "after#1");
        assertThat(scene.journal("r").stream()
                        .filter(row -> "after".equals(row.node()))
                        .findFirst()
                        .orElseThrow()
                        .at())
                .isAfterOrEqualTo(began.plus(Duration.ofHours(2)));
    }

    @Test
    @DisplayName("a sleep that is over before it began does not hold the run up")
    void sleepsIntoThePast() {
        Script.Machine machine = Script.named("past")
                .node(sleep("nap").takes(input()), in -> Instant.EPOCH)
                .node(valued("after", "nap").after("nap"), in -> "late")
                .resultOf("after")
                .machine();
        assertThat(result(run(machine), machine)).isEqualTo("late");
    }

    @Test
    @DisplayName("the plain runner pauses at a sleep, with its due time")
    void sleepsPlainly() {
        Script.Machine machine = Script.named("plain-sleep")
                .node(sleep("nap").takes(input()), in -> Duration.ofHours(2))
                .node(valued("after", "nap").after("nap"), in -> "rested")
                .resultOf("after")
                .machine();
        Outcome<String> paused = machine.run("x");
        assertThat(paused).isInstanceOf(Outcome.Paused.class);
        Instant due = paused.snapshot().due().orElseThrow();
        assertThat(machine.resume(paused.snapshot()).onTime(due.minusMillis(1))).isInstanceOf(Outcome.Paused.class);
        assertThat(machine.resume(paused.snapshot()).onTime(due).orElseThrow()).isEqualTo("rested");
    }

    @Test
    @DisplayName(
            "a recovery stands in after the last attempt, for the exceptions it is for, and its value is the step's")
    void recovers() {
        Script.Machine machine = Script.named("recovers")
                .node(
                        valued("risky")
                                .takes(input())
                                .retry(TWICE)
                                .recovery(RecoveryDefinition.of("other", ArithmeticException.class, input()))
                                .recovery(RecoveryDefinition.of("state", IllegalStateException.class, input())),
                        in -> fail("down"))
                .recovery("other", in -> "wrong")
                .recovery(
                        "state",
                        in -> in.<String>get(0) + " instead of "
                                + in.<IllegalStateException>error().getMessage())
                .node(valued("next", "risky").takes(from("risky")), in -> in.get(0))
                .resultOf("next")
                .machine();
        assertThat(result(run(machine), machine)).isEqualTo("x instead of down");
        assertThat(machine.calls).containsExactly("risky#1", "risky#2", "recover state", "next#1");
        assertThat(machine.run("y").snapshot().due()).isPresent();
    }

    @Test
    @DisplayName("a recovery never sees an abort, and one that throws has failed the step")
    void recoversNotFromAborts() {
        Script.Machine aborted = Script.named("aborted")
                .node(valued("risky").recovery(RecoveryDefinition.of("any", Exception.class)), in -> {
                    throw new WorkflowAbort("no use");
                })
                .recovery("any", in -> "recovered")
                .resultOf("risky")
                .machine();
        assertThat(run(aborted).status("r")).isEqualTo(RunStatus.FAILED);
        assertThat(aborted.calls).containsExactly("risky#1");

        Script.Machine throwing = Script.named("throwing")
                .node(valued("risky").recovery(RecoveryDefinition.of("any", Exception.class)), in -> fail("first"))
                .recovery("any", in -> fail("second"))
                .resultOf("risky")
                .machine();
        Outcome<String> outcome = throwing.run("x");
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThatThrownBy(outcome::orElseThrow)
                .hasMessageContaining("second")
                .cause()
                .satisfies(cause -> assertThat(cause.getSuppressed())
                        .singleElement()
                        .satisfies(first -> assertThat(first).hasMessage("first")));
    }

    @Test
    @DisplayName("a tolerated failure skips what needs its result, and the run goes on")
    void continues() {
        Script.Machine machine = Script.named("continues")
                .node(valued("nice").continuesOnError(), in -> fail("never mind"))
                .node(valued("needy", "nice").takes(from("nice")), in -> "needs it")
                .node(
                        valued("last", "nice", "needy")
                                .after("nice")
                                .takes(from("needy").optional()),
                        in -> "done")
                .resultOf("last")
                .machine();
        assertThat(result(run(machine), machine)).isEqualTo("done");
        assertThat(scene.recorded("r")).containsExactly("FAILURE nice", "SKIP needy", "RESULT last", "FINAL");
        assertThat(machine.run("x").orElseThrow()).isEqualTo("done");
    }

    @Test
    @DisplayName("the first of a race wins, the others are interrupted and skipped, and what they give is dropped")
    void races() {
        Script.Machine machine = Script.named("races")
                .node(valued("quick").inRace("g"), in -> scene.world.later(Duration.ofSeconds(1), "quick"))
                .node(valued("slow").inRace("g"), in -> scene.world.later(Duration.ofSeconds(30), "slow"))
                .node(
                        waitFor("asked", "asked", Codecs.STRING).inRace("g").returns(Codecs.STRING),
                        in -> in.<String>payload())
                .node(valued("after", "quick", "slow", "asked").takes(from("quick", "slow", "asked")), in -> in.get(0))
                .resultOf("after")
                .machine();
        assertThat(result(run(machine), machine)).isEqualTo("quick");
        assertThat(scene.recorded("r"))
                .containsExactlyInAnyOrder(
                        "OPENED asked", "RESULT quick", "SKIP asked", "SKIP slow", "RESULT after", "FINAL");
    }

    @Test
    @DisplayName("a signal wins a race against a step that goes on")
    void signalWinsRace() {
        Script.Machine machine = Script.named("signal-race")
                .node(valued("slow").inRace("g"), in -> new CompletableFuture<String>())
                .node(
                        waitFor("asked", "asked", Codecs.STRING).inRace("g").returns(Codecs.STRING),
                        in -> in.<String>payload())
                .node(valued("after", "slow", "asked").takes(from("slow", "asked")), in -> in.get(0))
                .resultOf("after")
                .machine();
        Scene.Worker worker = run(machine);
        worker.signal(machine, "r", "asked", "answer");
        scene.world.run(Duration.ofMinutes(1));
        assertThat(result(worker, machine)).isEqualTo("answer");
    }

    @Test
    @DisplayName("where failures are fast, one interrupts what runs beside it; else that ends first")
    void failsFast() {
        Script.Machine drained = parallel("drained", false);
        run(drained);
        assertThat(scene.recorded("r")).contains("RESULT beside");

        Scene other = Scene.orderly(memory);
        Script.Machine fast = parallel("fast", true);
        Scene.Worker worker = other.worker(fast);
        worker.start(fast, "r", "x");
        other.world.run(Duration.ofSeconds(5));
        assertThat(worker.status("r")).isEqualTo(RunStatus.FAILED);
        assertThat(other.recorded("r")).doesNotContain("RESULT beside");
    }

    private Script.Machine parallel(String name, boolean failFast) {
        CompletableFuture<String> never = new CompletableFuture<>();
        Script script = Script.named(name)
                .node(valued("beside"), in -> failFast ? never : scene.world.later(Duration.ofSeconds(20), "beside"))
                .node(valued("bad"), in -> fail("bad"));
        return (failFast ? script.failFast() : script).machine();
    }
}
