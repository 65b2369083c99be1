package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.Binding.input;
import static dev.lodestep.runtime.machine.CompensationDefinition.taking;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.OnFailure;
import dev.lodestep.WorkflowAbort;
import dev.lodestep.runtime.RunEvent;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.RetryPolicy;
import dev.lodestep.runtime.simulation.Memory;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("An attempt in the engine")
@ParameterizedClass
@EnumSource(Memory.class)
class AttemptTest {
    private static final RetryPolicy ONCE = RetryPolicy.of(1, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0);
    private static final RetryPolicy STEADY = RetryPolicy.of(3, Duration.ofSeconds(10), 1, Duration.ofMinutes(1), 0);

    private final Scene scene;
    private final Memory memory;

    AttemptTest(Memory memory) {
        this.memory = memory;
        this.scene = Scene.orderly(memory);
    }

    private static NodeDefinition a() {
        return step("a").takes(input()).returns(Codecs.STRING);
    }

    private Script.Machine single(NodeDefinition node, Script.Body body) {
        return Script.named("single").node(node, body).resultOf("a").machine();
    }

    private RunStatus run(Script.Machine machine, Duration time) {
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.world.run(time);
        return worker.status("r");
    }

    @Test
    @DisplayName("that throws any Error has failed, and the run fails with it")
    void errors() {
        for (Error error :
                new Error[] {new StackOverflowError("deep"), new OutOfMemoryError("big"), new AssertionError("no")}) {
            Script.Machine machine = single(a().retry(ONCE), in -> {
                throw error;
            });
            Scene own = Scene.orderly(memory);
            Worker worker = own.worker(machine);
            worker.start(machine, "r", "x");
            own.world.run(Scene.MOMENT);
            assertThat(worker.status("r")).isEqualTo(RunStatus.FAILED);
            assertThat(worker.run("r").reason().orElseThrow())
                    .contains(error.getClass().getName());
        }
    }

    @Test
    @DisplayName("that throws an exception whose own methods throw has failed, too")
    void hostileException() {
        RuntimeException hostile = new RuntimeException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                throw new IllegalStateException("no message for you");
            }
        };
        assertThat(run(
                        single(a().retry(ONCE), in -> {
                            throw hostile;
                        }),
                        Scene.MOMENT))
                .isEqualTo(RunStatus.FAILED);
    }

    @Test
    @DisplayName("that returns null where a value is needed has failed")
    void returnsNull() {
        assertThat(run(single(a().retry(ONCE), in -> null), Scene.MOMENT)).isEqualTo(RunStatus.FAILED);
        assertThat(scene.recorded("r")).containsExactly("FAILURE a", "FINAL");
    }

    @Test
    @DisplayName("whose result cannot be stored has failed, and says why")
    void unstorable() {
        assertThat(run(single(a().retry(ONCE), in -> "x".repeat(2_000_000)), Scene.MOMENT))
                .isEqualTo(RunStatus.FAILED);
        assertThat(scene.store.find("r").orElseThrow().reason()).contains("maxPayloadBytes");
    }

    @Test
    @DisplayName("that returns a stage ends with the stage: with its value, or its failure")
    void stages() {
        Script.Machine good = single(a(), in -> scene.world.later(Duration.ofSeconds(5), "late"));
        assertThat(run(good, Duration.ofSeconds(4))).isEqualTo(RunStatus.RUNNING);
        scene.world.run(Duration.ofSeconds(2));
        assertThat(scene.recorded("r")).containsExactly("RESULT a", "FINAL");

        Scene other = Scene.orderly(memory);
        Script.Machine bad = single(
                a().retry(ONCE),
                in -> CompletableFuture.failedFuture(new CompletionException(new IllegalArgumentException("bad"))));
        Worker worker = other.worker(bad);
        worker.start(bad, "r", "x");
        other.world.run(Scene.MOMENT);
        assertThat(worker.run("r").reason().orElseThrow()).contains("IllegalArgumentException: bad");
    }

    @Test
    @DisplayName(
            "whose stage never completes ends at its timeout and is tried again; without one the run says what it is at")
    void stageForEver() {
        Script.Machine limited = single(
                a().timeout(Duration.ofSeconds(30)).retry(STEADY),
                in -> in.step().attempt() == 1 ? new CompletableFuture<String>() : "second");
        assertThat(run(limited, Duration.ofSeconds(29))).isEqualTo(RunStatus.RUNNING);
        scene.world.run(Duration.ofSeconds(12));
        assertThat(scene.recorded("r")).containsExactly("FAILURE a", "RESULT a", "FINAL");

        Scene other = Scene.orderly(memory);
        Script.Machine unlimited = single(a(), in -> new CompletableFuture<String>());
        Worker worker = other.worker(unlimited);
        worker.start(unlimited, "r", "x");
        other.world.run(Duration.ofHours(3));
        assertThat(worker.engine().whyNotRunning("r")).contains("'a' attempt 1, for 10800 s");
    }

    @Test
    @DisplayName("that fails is made again after its pause, whose due time a restart neither forgets nor counts anew")
    void backOffSurvives() {
        Script.Machine machine = single(a().retry(STEADY), in -> {
            throw new IllegalStateException("down");
        });
        Worker first = scene.worker(machine);
        first.start(machine, "r", "x");
        scene.world.run(Duration.ofSeconds(1));
        Instant due = first.run("r").dueAt().orElseThrow();
        assertThat(due)
                .isBetween(
                        scene.world.instant().plusSeconds(8),
                        scene.world.instant().plusSeconds(10));
        first.process().kill();
        scene.world.run(Duration.ofSeconds(2));

        Worker second = scene.worker(machine);
        scene.world.run(Duration.between(scene.world.instant(), due.minusMillis(1)));
        assertThat(machine.calls).containsExactly("a#1");
        scene.world.run(Scene.MOMENT);
        assertThat(machine.calls).containsExactly("a#1", "a#2");
        scene.world.run(Duration.ofMinutes(5));
        assertThat(machine.calls).containsExactly("a#1", "a#2", "a#3");
        assertThat(second.status("r")).isEqualTo(RunStatus.FAILED);
    }

    @Test
    @DisplayName("that throws WorkflowAbort is the last one, and the run is compensated even where failures park")
    void aborts() {
        Script.Machine machine = Script.named("aborting")
                .onFailure(OnFailure.PARK)
                .node(a().compensation(taking(from("a"))), in -> "done")
                .undo("a", in -> null)
                .node(step("b").follows("a"), in -> {
                    throw new WorkflowAbort("no use");
                })
                .machine();
        assertThat(run(machine, Scene.MOMENT)).isEqualTo(RunStatus.FAILED);
        assertThat(machine.calls).containsExactly("a#1", "b#1", "undo a#1");
    }

    @Test
    @DisplayName("is not made where the guard says no, and has failed where the guard throws")
    void guards() {
        Script.Machine no = Script.named("no")
                .node(a().onlyIf(input()), in -> "never")
                .guard("a", in -> false)
                .machine();
        assertThat(run(no, Scene.MOMENT)).isEqualTo(RunStatus.COMPLETED);
        assertThat(no.calls).containsExactly("guard a");
        assertThat(scene.recorded("r")).containsExactly("SKIP a", "FINAL");

        Scene other = Scene.orderly(memory);
        Script.Machine throwing = Script.named("throwing")
                .node(a().onlyIf(input()).retry(ONCE).compensation(taking().alsoIfFailed()), in -> "never")
                .guard("a", in -> {
                    throw new IllegalStateException("cannot say");
                })
                .undo("a", in -> null)
                .machine();
        Worker worker = other.worker(throwing);
        worker.start(throwing, "r", "x");
        other.world.run(Scene.MOMENT);
        assertThat(worker.status("r")).isEqualTo(RunStatus.FAILED);
        assertThat(throwing.calls).containsExactly("guard a");
    }

    @Test
    @DisplayName(
            "tells its events in the order in which they were recorded, also to a listener that throws Errors and calls the engine")
    void listeners() {
        Script.Machine machine = Script.named("heard")
                .node(a(), in -> "1")
                .node(step("b").follows("a"), in -> null)
                .machine();
        Worker[] worker = new Worker[1];
        worker[0] = scene.worker(
                options -> options.listener(event -> {
                            worker[0].signal(machine, "r", "any", "x");
                            worker[0].engine().whyNotRunning("r");
                        })
                        .listener(event -> {
                            throw new StackOverflowError("listener");
                        }),
                machine);
        worker[0].start(machine, "r", "x");
        scene.world.run(Scene.MOMENT);
        assertThat(scene.events)
                .containsExactly(
                        new RunEvent.RunStarted("r"),
                        new RunEvent.AttemptStarted("r", "a", 1),
                        new RunEvent.NodeCompleted("r", "a", 1),
                        new RunEvent.AttemptStarted("r", "b", 1),
                        new RunEvent.NodeCompleted("r", "b", 1),
                        new RunEvent.RunEnded("r", RunStatus.COMPLETED));
        assertThat(worker[0].engine().count(null)).isEqualTo(Map.of(RunStatus.COMPLETED, 1L));
    }

    @Test
    @DisplayName("of the result method that throws fails the run, after which everything is undone")
    void resultThrows() {
        Script.Machine machine = Script.named("result")
                .node(a().compensation(taking(from("a"))), in -> "done")
                .undo("a", in -> null)
                .result(
                        in -> {
                            throw new IllegalStateException("no result");
                        },
                        from("a"))
                .machine();
        assertThat(run(machine, Scene.MOMENT)).isEqualTo(RunStatus.FAILED);
        assertThat(machine.calls).containsExactly("a#1", "result", "undo a#1");
        assertThat(scene.recorded("r")).containsExactly("RESULT a", "FAILURE", "COMPENSATED a", "FINAL");
    }
}
