package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.Binding.input;
import static dev.lodestep.runtime.machine.CompensationDefinition.taking;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.LoopDefinition;
import dev.lodestep.runtime.machine.LoopDefinition.Tail;
import dev.lodestep.runtime.machine.RecoveryDefinition;
import dev.lodestep.runtime.machine.RetryPolicy;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("An Error in a method of a workflow")
class ErrorsTest {
    private static final RetryPolicy TWICE = RetryPolicy.of(2, Duration.ofSeconds(1), 1, Duration.ofMinutes(1), 0);

    private final Scene scene = Scene.orderly();

    static Stream<Error> errors() {
        return Stream.of(
                new StackOverflowError("deep"),
                new OutOfMemoryError("big"),
                new NoClassDefFoundError("com/example/Gone"),
                new NoSuchMethodError("gone"),
                new ExceptionInInitializerError("static"),
                new InternalError("vm"),
                new AssertionError("no"));
    }

    /** Has a type, so that a lambda can end with it. */
    private static Object fail(Error error) {
        throw error;
    }

    private Worker run(Script.Machine machine) {
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.world.run(Duration.ofSeconds(10));
        return worker;
    }

    private void othersGoOn(Worker worker) {
        Script.Machine other = Script.named("other").node(step("a"), in -> null).machine();
        worker.engine().register(other);
        worker.start(other, "other", "x");
        scene.until(worker, "other", RunStatus.COMPLETED);
    }

    private void failed(Worker worker, Error error) {
        assertThat(worker.status("r")).isEqualTo(RunStatus.FAILED);
        assertThat(worker.run("r").reason().orElseThrow())
                .contains(error.getClass().getName());
        othersGoOn(worker);
    }

    @ParameterizedTest
    @MethodSource("errors")
    @DisplayName("fails the attempt, which is made again, and then the run, and nothing else")
    void attempt(Error error) {
        Script.Machine machine = Script.named("step")
                .node(step("a").retry(TWICE).returns(Codecs.STRING), in -> fail(error))
                .machine();
        failed(run(machine), error);
        assertThat(machine.calls).containsExactly("a#1", "a#2");
    }

    @ParameterizedTest
    @MethodSource("errors")
    @DisplayName("that a stage ends with is the same")
    void stage(Error error) {
        Script.Machine machine = Script.named("stage")
                .node(step("a").retry(TWICE).returns(Codecs.STRING), in -> CompletableFuture.failedFuture(error))
                .machine();
        failed(run(machine), error);
        assertThat(machine.calls).containsExactly("a#1", "a#2");
    }

    @ParameterizedTest
    @MethodSource("errors")
    @DisplayName("in a guard, a loop's condition, a recovery or the result method fails the run")
    void around(Error error) {
        Script guard = Script.named("guard")
                .node(step("a").onlyIf(input()).retry(TWICE), in -> null)
                .guard("a", in -> fail(error) == null);
        Script until = Script.named("until")
                .node(step("a").takes(input()).retry(TWICE).returns(Codecs.STRING), in -> "a")
                .loop(LoopDefinition.of("a", 3, "a").tail(Tail.of("a").until(from("a"))))
                .until("a", in -> fail(error) == null);
        Script recovery = Script.named("recovery")
                .node(
                        step("a")
                                .retry(TWICE)
                                .returns(Codecs.STRING)
                                .recovery(RecoveryDefinition.of("any", Exception.class)),
                        in -> {
                            throw new IllegalStateException("first");
                        })
                .recovery("any", in -> fail(error));
        Script result = Script.named("result")
                .node(step("a").returns(Codecs.STRING), in -> "a")
                .result(in -> fail(error), from("a"));
        for (Script script : new Script[] {guard, until, recovery, result}) {
            Script.Machine machine = script.machine();
            String id = machine.definition().version().workflow();
            Worker worker = scene.worker(machine);
            worker.start(machine, id, "x");
            scene.world.run(Duration.ofSeconds(10));
            assertThat(worker.status(id)).as(id).isEqualTo(RunStatus.FAILED);
            assertThat(worker.run(id).reason().orElseThrow())
                    .as(id)
                    .contains(error.getClass().getName());
        }
    }

    @ParameterizedTest
    @MethodSource("errors")
    @DisplayName("in a compensation is recorded, and the others are undone all the same")
    void compensation(Error error) {
        Script.Machine machine = Script.named("undone")
                .node(step("a").returns(Codecs.STRING).compensation(taking(from("a"))), in -> "a")
                .undo("a", in -> null)
                .node(step("b").follows("a").compensation(taking().retry(TWICE)), in -> null)
                .undo("b", in -> fail(error))
                .node(step("c").follows("b").retry(TWICE), in -> {
                    throw new IllegalStateException("c");
                })
                .machine();
        Worker worker = run(machine);
        assertThat(worker.status("r")).isEqualTo(RunStatus.FAILED);
        assertThat(scene.recorded("r")).endsWith("COMPENSATION_FAILED b", "COMPENSATED a", "FINAL");
        othersGoOn(worker);
    }
}
