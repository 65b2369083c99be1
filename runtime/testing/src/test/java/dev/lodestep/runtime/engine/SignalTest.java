package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.machine.NodeDefinition.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.InvalidIdException;
import dev.lodestep.runtime.PayloadTooLargeException;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.SignalResult;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.runtime.simulation.Memory;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A signal")
@ParameterizedClass
@EnumSource(Memory.class)
class SignalTest {
    private final Scene scene;
    private final Memory memory;

    SignalTest(Memory memory) {
        this.memory = memory;
        this.scene = Scene.orderly(memory);
    }

    private static Script.Machine waiting() {
        return Script.named("waiting")
                .node(waitFor("w", "go", Codecs.STRING).returns(Codecs.STRING), in -> in.<String>payload())
                .resultOf("w")
                .machine();
    }

    private static Script.Machine waiting(Duration timeout) {
        return Script.named("limited")
                .node(
                        waitFor("w", "go", Codecs.STRING, timeout).returns(Codecs.STRING),
                        in -> in.<Optional<String>>payload().orElse("too late"))
                .resultOf("w")
                .machine();
    }

    private String result(String run) {
        return new String(scene.journal(run).get(scene.journal(run).size() - 1).payload(), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("is ACCEPTED by an open wait, which goes on with it; later ones are CLOSED, or DUPLICATE by their id")
    void accepted() {
        Script.Machine machine = waiting();
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.until(worker, "r", RunStatus.WAITING);
        assertThat(worker.run("r").waitsFor()).containsExactly("go");
        assertThat(worker.signal(machine, "r", "go", "s-1", "yes")).isEqualTo(SignalResult.ACCEPTED);
        assertThat(worker.signal(machine, "r", "go", "s-1", "yes")).isEqualTo(SignalResult.DUPLICATE);
        scene.world.run(Scene.MOMENT);
        assertThat(result("r")).contains("yes");
        assertThat(worker.signal(machine, "r", "go", "s-1", "yes")).isEqualTo(SignalResult.DUPLICATE);
        assertThat(worker.signal(machine, "r", "go", "s-2", "yes")).isEqualTo(SignalResult.CLOSED);
        assertThat(worker.signal(machine, "nobody", "go", "yes")).isEqualTo(SignalResult.UNKNOWN_RUN);
    }

    @Test
    @DisplayName("is BUFFERED while no wait is open, and the waits take them in the order in which they came")
    void buffered() {
        Script.Machine machine = Script.named("two")
                .node(step("slow"), in -> scene.world.later(Duration.ofSeconds(5), "x"))
                .node(waitFor("w1", "go", Codecs.STRING).follows("slow").returns(Codecs.STRING), in -> in.payload())
                .node(waitFor("w2", "go", Codecs.STRING).follows("w1").returns(Codecs.STRING), in -> in.payload())
                .result(in -> in.<String>get(0) + in.<String>get(1), from("w1"), from("w2"))
                .machine();
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.world.run(Duration.ofSeconds(1));
        assertThat(worker.signal(machine, "r", "go", "1")).isEqualTo(SignalResult.BUFFERED);
        assertThat(worker.signal(machine, "r", "go", "2")).isEqualTo(SignalResult.BUFFERED);
        scene.world.run(Duration.ofSeconds(6));
        assertThat(result("r")).contains("12");
    }

    @Test
    @DisplayName("beyond the limit of unread ones is refused as FULL")
    void full() {
        Script.Machine machine = Script.named("never")
                .node(step("slow"), in -> scene.world.later(Duration.ofSeconds(5), "x"))
                .machine();
        Worker worker = scene.worker(options -> options.maxUnreadSignals(2), machine);
        worker.start(machine, "r", "x");
        assertThat(worker.signal(machine, "r", "go", "1")).isEqualTo(SignalResult.BUFFERED);
        assertThat(worker.signal(machine, "r", "go", "2")).isEqualTo(SignalResult.BUFFERED);
        assertThat(worker.signal(machine, "r", "go", "3")).isEqualTo(SignalResult.FULL);
    }

    @Test
    @DisplayName(
            "that a wait has taken leaves no open wait behind: a second one is BUFFERED, also while another branch runs")
    void secondIsBuffered() {
        Script.Machine machine = Script.named("branches")
                .node(step("slow").returns(Codecs.STRING), in -> scene.world.later(Duration.ofSeconds(5), "x"))
                .node(waitFor("w", "go", Codecs.STRING).returns(Codecs.STRING), in -> in.payload())
                .node(step("tick").returns(Codecs.STRING), in -> scene.world.later(Duration.ofMillis(1), "x"))
                .machine();
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.world.runUntil(() -> worker.run("r").waitsFor().contains("go"), Scene.MOMENT);
        assertThat(worker.signal(machine, "r", "go", "1")).isEqualTo(SignalResult.ACCEPTED);
        assertThat(worker.signal(machine, "r", "go", "2")).isEqualTo(SignalResult.BUFFERED);
        scene.world.run(Duration.ofMillis(500));
        assertThat(worker.signal(machine, "r", "go", "3")).isEqualTo(SignalResult.BUFFERED);
        scene.world.run(Duration.ofSeconds(10));
        assertThat(worker.status("r")).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    @DisplayName("does not come: the wait ends when its time is over, late if nobody was there, and never early")
    void timesOut() {
        Script.Machine machine = waiting(Duration.ofHours(1));
        Worker first = scene.worker(machine);
        first.start(machine, "early", "x");
        scene.world.run(Duration.ofMinutes(59).plusSeconds(59));
        assertThat(first.status("early")).isEqualTo(RunStatus.WAITING);
        scene.world.run(Duration.ofSeconds(2));
        assertThat(result("early")).contains("too late");

        first.start(machine, "late", "x");
        scene.world.run(Duration.ofMinutes(1));
        first.process().kill();
        scene.world.run(Duration.ofDays(2));
        Worker second = scene.worker(machine);
        scene.until(second, "late", RunStatus.COMPLETED);
        assertThat(scene.recorded("late")).containsExactly("OPENED w", "TIMEOUT w", "RESULT w", "FINAL");
    }

    @Test
    @DisplayName("that is there beats a timeout that is due but not recorded; ACCEPTED is final")
    void beatsTimeout() {
        Script.Machine machine = waiting(Duration.ofHours(1));
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.until(worker, "r", RunStatus.WAITING);
        worker.process().freeze();
        scene.world.run(Duration.ofHours(2));
        Delivery delivery = scene.store.deliver(
                new Message("r", MessageKind.SIGNAL, "go", null, 7, Json.encode(Codecs.STRING, "in time")), 10);
        assertThat(delivery.answer()).isEqualTo(Delivery.Answer.ACCEPTED);
        worker.process().thaw();
        scene.until(worker, "r", RunStatus.COMPLETED);
        assertThat(result("r")).contains("in time");
    }

    @Test
    @DisplayName("that comes while the timeout is being recorded is either ACCEPTED and taken, or BUFFERED")
    void racesTimeout() {
        for (int seed = 0; seed < 200; seed++) {
            Scene own = Scene.shuffled(seed, memory);
            Script.Machine machine = waiting(Duration.ofMillis(500));
            Worker worker = own.worker(machine);
            worker.start(machine, "r", "x");
            own.world.run(Duration.ofMillis(495 + own.world.random().nextInt(20)));
            SignalResult answer = worker.signal(machine, "r", "go", "in time");
            own.until(worker, "r", RunStatus.COMPLETED);
            boolean taken = own.recorded("r").contains("SIGNAL w");
            assertThat(taken).as("seed %s, answer %s", seed, answer).isEqualTo(answer == SignalResult.ACCEPTED);
        }
    }

    @Test
    @DisplayName("that cannot be read parks the run with the reason; newer code reads it after a retry")
    void undecodable() {
        Script.Machine machine = waiting();
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.until(worker, "r", RunStatus.WAITING);
        worker.engine().signal(machine.definition(), "r", "go", null, "42".getBytes(StandardCharsets.UTF_8));
        scene.until(worker, "r", RunStatus.PARKED);
        assertThat(worker.engine().whyNotRunning("r"))
                .contains("waiting v1 cannot read a signal")
                .contains("retry");
        worker.process().kill();

        Script.Machine newer = Script.named("waiting")
                .node(waitFor("w", "go", Codecs.INT).returns(Codecs.STRING), in -> "got " + in.<Integer>payload())
                .resultOf("w")
                .machine();
        Worker repaired = scene.worker(newer);
        assertThat(repaired.engine().retry("r")).isTrue();
        scene.until(repaired, "r", RunStatus.COMPLETED);
        assertThat(result("r")).contains("got 42");
    }

    @Test
    @DisplayName("of invalid id or excessive size is refused before anything is written")
    void refused() {
        Script.Machine machine = waiting();
        Worker worker = scene.worker(options -> options.maxSignalBytes(10).maxPayloadBytes(20), machine);
        worker.start(machine, "r", "x");
        assertThatThrownBy(() -> worker.signal(machine, "r", "go", "0123456789"))
                .isInstanceOf(PayloadTooLargeException.class);
        for (String id : new String[] {"", "x".repeat(256), "a\u0000b", "\ud800"}) {
            assertThatThrownBy(() -> worker.signal(machine, "r", "go", id, "x")).isInstanceOf(InvalidIdException.class);
            assertThatThrownBy(() -> worker.start(machine, id, "x")).isInstanceOf(InvalidIdException.class);
        }
        assertThatThrownBy(() -> worker.start(machine, "big", "x".repeat(30)))
                .isInstanceOf(PayloadTooLargeException.class);
        assertThat(scene.store.find("big")).isEmpty();
    }
}
