package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.machine.NodeDefinition.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.Note;
import dev.lodestep.runtime.machine.Place;
import dev.lodestep.runtime.simulation.FaultyStore.Fault;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A store that is down for ten minutes")
class OutageTest {
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final int RUNS = 60;
    private static final byte[] YES = "\"yes\"".getBytes(StandardCharsets.UTF_8);

    private final Scene scene = Scene.orderly();

    /** A third of the runs is in a step, a third backs off or sleeps, a third waits. */
    private Script.Machine mixed() {
        return Script.named("mixed")
                .node(step("a").returns(Codecs.STRING), in -> {
                    int number = Integer.parseInt(in.step().runId().substring(1));
                    if (number % 3 == 0) {
                        return scene.world.later(Duration.ofSeconds(5 + number), "a");
                    }
                    if (number % 3 == 1 && in.step().attempt() == 1) {
                        throw new IllegalStateException("once");
                    }
                    return "a";
                })
                .node(
                        waitFor("w", "go", Codecs.STRING, Duration.ofMinutes(4))
                                .follows("a")
                                .after("a"),
                        in -> null)
                .node(step("b").follows("w").takes(from("a")).returns(Codecs.STRING), in -> in.get(0))
                .resultOf("b")
                .machine();
    }

    @Test
    @DisplayName(
            "loses no run and needs nobody's help: all goes on within a lease and ten seconds, and no step is made twice")
    void tenMinutes() {
        Script.Machine machine = mixed();
        Worker one = scene.worker(machine);
        Worker two = scene.worker(machine);
        for (int run = 0; run < RUNS; run++) {
            (run % 2 == 0 ? one : two).start(machine, "r" + run, "x");
        }
        scene.world.run(Duration.ofMillis(300));
        int[] calls = new int[1];
        scene.faults = (operation, arguments) -> {
            calls[0]++;
            return Fault.BEFORE;
        };
        scene.world.run(Duration.ofMinutes(10));
        assertThat(calls[0]).as("calls in vain").isLessThan(2 * 10 * 60 * 20);
        scene.faults = (operation, arguments) -> Fault.NONE;
        scene.world.run(LEASE.plusSeconds(10));
        for (int run = 0; run < RUNS; run++) {
            assertThat(scene.recorded("r" + run)).as("run %s", run).contains("RESULT a", "OPENED w");
        }
        scene.world.run(Duration.ofMinutes(4).plus(LEASE));
        assertThat(one.engine().count(null)).isEqualTo(Map.of(RunStatus.COMPLETED, (long) RUNS));
        assertThat(machine.calls.stream().filter(call -> call.startsWith("a#1")))
                .hasSize(RUNS);
        assertThat(machine.calls.stream().filter(call -> call.startsWith("b"))).hasSize(RUNS);
        assertThat(scene.store.workers()).hasSize(2);
    }

    @Test
    @DisplayName("is told to every caller by the same type, and nothing that was asked for meanwhile is acknowledged")
    void everyOperation() {
        Script.Machine machine = Script.named("waits")
                .node(waitFor("w", "go", Codecs.STRING).returns(Codecs.STRING), in -> in.payload())
                .resultOf("w")
                .machine();
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.until(worker, "r", RunStatus.WAITING);
        Engine engine = worker.engine();
        var definition = machine.definition();
        Note note = new Note("ann", "a test");
        Map<String, ThrowingCallable> operations = new LinkedHashMap<>();
        operations.put("start", () -> engine.start(definition, "s", "x"));
        operations.put("signal", () -> engine.signal(definition, "r", "go", null, YES));
        operations.put("startOrSignal", () -> engine.startOrSignal(definition, "t", "x", "go", null, YES));
        operations.put("find", () -> engine.find("r"));
        operations.put("list", () -> engine.list(RunQuery.all()));
        operations.put("count", () -> engine.count(null));
        operations.put("journal", () -> engine.journal("r"));
        operations.put("whyNotRunning", () -> engine.whyNotRunning("r"));
        operations.put("cancel", () -> engine.cancel("r", CancelMode.STOP));
        operations.put("retry", () -> engine.retry("r"));
        operations.put("pause", () -> engine.pause("r", note));
        operations.put("go", () -> engine.go("r", note));
        operations.put("supply", () -> engine.supply(definition, "r", Place.of("w"), "x", note));
        operations.put("skip", () -> engine.skip(definition, "r", Place.of("w"), note));
        operations.put("fork", () -> engine.fork(definition, "r", "w", "u"));
        operations.put("state", () -> engine.state(definition, "r"));
        operations.put("status", () -> engine.run(definition, "r").status());
        operations.put("purge", () -> engine.purge(Duration.ofDays(1)));
        scene.faults = (operation, arguments) -> Fault.BEFORE;
        SoftAssertions told = new SoftAssertions();
        operations.forEach((name, operation) ->
                told.assertThatThrownBy(operation).as(name).isInstanceOf(StoreUnavailableException.class));
        told.assertAll();
        scene.faults = (operation, arguments) -> Fault.NONE;
        scene.world.run(Duration.ofSeconds(5));
        assertThat(worker.status("r")).isEqualTo(RunStatus.WAITING);
        assertThat(engine.find("t")).isEmpty();
    }

    @Test
    @DisplayName("does not let a worker be opened, and says so")
    void opening() {
        scene.faults = (operation, arguments) -> Fault.BEFORE;
        assertThatThrownBy(() -> scene.worker(mixed())).isInstanceOf(StoreUnavailableException.class);
    }
}
