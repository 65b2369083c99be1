package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.Binding.element;
import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.Binding.input;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.machine.NodeDefinition.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.OnFailure;
import dev.lodestep.Repeat;
import dev.lodestep.runtime.ElementState;
import dev.lodestep.runtime.NodeName;
import dev.lodestep.runtime.NodeStatus;
import dev.lodestep.runtime.RunEvent;
import dev.lodestep.runtime.RunFailedException;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.SignalResult;
import dev.lodestep.runtime.WorkflowState;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.LoopDefinition;
import dev.lodestep.runtime.machine.LoopDefinition.Tail;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.RecoveryDefinition;
import dev.lodestep.runtime.machine.RetryPolicy;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.simulation.LoopScripts;
import dev.lodestep.runtime.simulation.Memory;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Loops and elements in the engine")
@ParameterizedClass
@EnumSource(Memory.class)
class LoopEngineTest {
    private static final Codec<String> S = Codecs.STRING;
    private static final RetryPolicy ONCE = RetryPolicy.of(1, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0);
    private static final NodeName EACH = () -> "each";

    private final Scene scene;

    LoopEngineTest(Memory memory) {
        this.scene = Scene.orderly(memory);
    }

    private static NodeDefinition valued(String name, String... before) {
        return step(name).follows(before).retry(ONCE).returns(S);
    }

    private Worker start(Script.Machine machine, String input) {
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", input);
        return worker;
    }

    private static String result(Worker worker, Script.Machine machine) {
        return String.valueOf(worker.engine().run(machine.definition(), "r").await(Duration.ofSeconds(1)));
    }

    /** A view of a run's state, as generated code has one. */
    private static final class View extends WorkflowState {
        View(RunState state) {
            super(state);
        }
    }

    private static View view(Worker worker, Script.Machine machine) {
        return new View(worker.engine().state(machine.definition(), "r").orElseThrow());
    }

    @Test
    @DisplayName("a pause between rounds holds no owner, and the round begins at its time and not before")
    void pauses() {
        List<String> keys = new ArrayList<>();
        Script.Machine machine = Script.named("polls")
                .node(valued("poll").takes(input()), in -> {
                    keys.add(in.step().idempotencyKey() + " in round "
                            + in.step().round());
                    return "v" + in.step().round();
                })
                .loop(LoopDefinition.of("poll", Repeat.UNBOUNDED, "poll")
                        .tail(Tail.of("poll").every(Duration.ofHours(1)).until(from("poll"))))
                .until("poll", in -> in.get(0).equals("v3"))
                .resultOf("poll")
                .machine();
        Worker worker = start(machine, "x");
        scene.world.run(Duration.ofMinutes(59));
        assertThat(worker.status("r")).isEqualTo(RunStatus.WAITING);
        assertThat(scene.store.find("r").orElseThrow().owner()).isZero();
        assertThat(view(worker, machine).rounds(() -> "poll")).isEqualTo(2);
        assertThat(view(worker, machine).due(() -> "poll")).isPresent();
        assertThat(worker.engine().whyNotRunning("r")).contains("it waits until");
        assertThat(machine.calls).containsExactly("poll#1", "until poll");
        scene.world.run(Duration.ofMinutes(62));
        assertThat(result(worker, machine)).isEqualTo("v3");
        assertThat(keys).containsExactly("r/poll in round 1", "r/poll~2 in round 2", "r/poll~3 in round 3");
        assertThat(scene.recorded("r"))
                .containsExactly(
                        "RESULT poll",
                        "ROUND poll",
                        "RESULT poll",
                        "ROUND poll",
                        "RESULT poll",
                        "LOOP_ENDED poll",
                        "FINAL");
        assertThat(scene.events)
                .filteredOn(RunEvent.RoundBegan.class::isInstance)
                .extracting(event -> ((RunEvent.RoundBegan) event).round())
                .containsExactly(2, 3);
    }

    @Test
    @DisplayName("a round and what it waits for ride in the write of the result before them")
    void oneWrite() {
        Script.Machine machine = LoopScripts.documentReview().machine();
        Worker worker = start(machine, "go");
        scene.world.run(Scene.MOMENT);
        worker.signal(machine, "r", "notes", "changes");
        scene.world.run(Duration.ofSeconds(20));
        assertThat(scene.store.find("r").orElseThrow().waits()).containsExactly("notes");
        assertThat(scene.recorded("r"))
                .endsWith(
                        "SIGNAL review",
                        "RESULT review",
                        "FAILURE revise",
                        "RESULT revise",
                        "ROUND review",
                        "OPENED review");
        assertThat(view(worker, machine).completed()).containsExactly("draft", "review", "revise");
        assertThat(view(worker, machine).status(() -> "revise")).isEqualTo(NodeStatus.PENDING);
        worker.signal(machine, "r", "notes", "accept");
        scene.world.run(Scene.MOMENT);
        assertThat(result(worker, machine)).isEqualTo("d1");
    }

    @Test
    @DisplayName("signals that come early are kept for the rounds and elements to come")
    void bufferedSignals() {
        Script.Machine review = LoopScripts.documentReview().machine();
        Worker worker = start(review, "go");
        for (String note : List.of("changes", "changes", "accept")) {
            worker.signal(review, "r", "notes", note);
        }
        scene.world.run(Duration.ofMinutes(2));
        assertThat(result(worker, review)).isEqualTo("d12");

        Script.Machine votes = LoopScripts.votes(1).machine();
        Worker other = scene.worker(votes);
        other.start(votes, "v", "a b c");
        scene.world.run(Scene.MOMENT);
        assertThat(other.signal(votes, "v", "vote", "1")).isEqualTo(SignalResult.ACCEPTED);
        assertThat(other.signal(votes, "v", "vote", "2")).isEqualTo(SignalResult.BUFFERED);
        assertThat(other.signal(votes, "v", "vote", "3")).isEqualTo(SignalResult.BUFFERED);
        scene.world.run(Scene.MOMENT);
        assertThat(other.engine().run(votes.definition(), "v").await(Duration.ofSeconds(1)))
                .isEqualTo("a=1 b=2 c=3");
    }

    @Test
    @DisplayName("each element of a wait is open for a signal of its own, and has a timeout of its own")
    void openElements() {
        Script.Machine votes = LoopScripts.votes(2).machine();
        Worker worker = start(votes, "a b c");
        scene.world.run(Scene.MOMENT);
        assertThat(scene.store.find("r").orElseThrow().waits()).containsExactly("vote", "vote");
        assertThat(view(worker, votes).status(EACH)).isEqualTo(NodeStatus.RUNNING);
        assertThat(view(worker, votes).status(EACH, 1)).isEqualTo(NodeStatus.WAITING);
        assertThat(view(worker, votes).status(EACH, 2)).isEqualTo(NodeStatus.PENDING);
        scene.world.run(Duration.ofMinutes(30));
        worker.signal(votes, "r", "vote", "yes");
        scene.world.run(Duration.ofMinutes(45));
        assertThat(scene.store.find("r").orElseThrow().waits()).containsExactly("vote");
        scene.world.run(Duration.ofMinutes(30));
        assertThat(result(worker, votes)).isEqualTo("a=yes b=none c=none");
    }

    @Test
    @DisplayName("elements run beside each other, so many at once, and the result has their order")
    void atOnce() {
        int[] running = new int[2];
        Script.Machine machine = Script.named("at-once")
                .node(step("split").takes(input()).returns(Codecs.list(S)), in -> List.of("4", "1", "3", "2", "1"))
                .node(valued("each", "split").forEach(from("split"), 3).takes(element()), in -> {
                    running[1] = Math.max(running[1], ++running[0]);
                    CompletableFuture<String> later =
                            scene.world.later(Duration.ofSeconds(Long.parseLong(in.get(0))), in.<String>get(0));
                    return later.thenApply(value -> {
                        running[0]--;
                        return value;
                    });
                })
                .result(in -> String.join("", in.<List<String>>get(0)), from("each"))
                .machine();
        Worker worker = start(machine, "x");
        scene.world.run(Duration.ofMillis(2500));
        assertThat(worker.engine().whyNotRunning("r")).contains("'each#0' attempt 1", "'each#2' attempt 1");
        scene.world.run(Duration.ofSeconds(10));
        assertThat(result(worker, machine)).isEqualTo("41321");
        assertThat(running[1]).isEqualTo(3);
        assertThat(scene.recorded("r"))
                .startsWith("RESULT split", "OPENED each", "RESULT each#1")
                .hasSize(2 + 5 + 1);
    }

    @Test
    @DisplayName("an element has its own attempts, timeout and recovery, and a key of its own")
    void perElement() {
        List<String> keys = new ArrayList<>();
        Script.Machine machine = Script.named("per-element")
                .node(step("split").takes(input()).returns(Codecs.list(S)), in -> List.of("good", "slow", "bad"))
                .node(
                        valued("each", "split")
                                .forEach(from("split"), 3)
                                .takes(element())
                                .timeout(Duration.ofSeconds(5))
                                .recovery(RecoveryDefinition.of("broken", Exception.class, element())),
                        in -> {
                            keys.add(in.step().idempotencyKey());
                            return switch (in.<String>get(0)) {
                                case "slow" -> new CompletableFuture<String>();
                                case "bad" -> throw new IllegalStateException("bad");
                                default -> in.get(0);
                            };
                        })
                .recovery(
                        "broken",
                        in -> in.get(0) + " is broken: " + in.error().getClass().getSimpleName())
                .result(in -> String.join(", ", in.<List<String>>get(0)), from("each"))
                .machine();
        Worker worker = start(machine, "x");
        scene.world.run(Duration.ofSeconds(30));
        assertThat(result(worker, machine))
                .isEqualTo("good, slow is broken: TimeoutException, bad is broken: IllegalStateException");
        assertThat(keys).containsExactly("r/each#0", "r/each#1", "r/each#2");
    }

    @Test
    @DisplayName("an element that fails for good lets the others end, begins none, and the completed ones are undone")
    void elementFails() {
        Script.Machine machine = LoopScripts.words(2).machine();
        Worker worker = start(machine, "one bad three");
        scene.world.run(Duration.ofMinutes(1));
        assertThat(machine.calls)
                .containsExactly(
                        "split#1", "each#0#1", "each#1#1", "each#2#1", "each#1#2", "undo each#2#1", "undo each#0#1");
        assertThatThrownBy(() -> worker.engine().run(machine.definition(), "r").await(Duration.ofSeconds(1)))
                .isInstanceOfSatisfying(
                        RunFailedException.class,
                        e -> assertThat(e).hasMessageContaining("'each#1' failed at attempt 2"));
        assertThat(view(worker, machine).status(EACH, 0)).isEqualTo(NodeStatus.COMPENSATED);
        assertThat(view(worker, machine).status(EACH, 1)).isEqualTo(NodeStatus.FAILED);
        assertThat(view(worker, machine).attempts(EACH, 1)).isEqualTo(2);
        assertThat(view(worker, machine).elements(EACH))
                .extracting(ElementState::status)
                .startsWith(NodeStatus.COMPENSATED, NodeStatus.FAILED)
                .hasSize(3);
    }

    @Test
    @DisplayName("where failures are to be fast, an element that fails interrupts the others")
    void failsFast() {
        Script.Machine machine = Script.named("fast")
                .failFast()
                .node(step("split").takes(input()).returns(Codecs.list(S)), in -> List.of("never", "bad"))
                .node(valued("each", "split").forEach(from("split"), 2).takes(element()), in -> {
                    if (in.get(0).equals("bad")) {
                        throw new IllegalStateException("bad");
                    }
                    return new CompletableFuture<String>();
                })
                .machine();
        Worker worker = start(machine, "x");
        scene.world.run(Duration.ofSeconds(5));
        assertThat(worker.status("r")).isEqualTo(RunStatus.FAILED);
    }

    @Test
    @DisplayName("what lost its race in one round, and still runs, is no result of the next round")
    void lateLoser() {
        CompletableFuture<String> never = new CompletableFuture<>();
        List<Boolean> interrupted = new ArrayList<>();
        Script.Machine machine = Script.named("late")
                .node(valued("begin").takes(input()), in -> "round " + in.step().round())
                .node(valued("quick", "begin").inRace("g"), in -> in.step().round() == 1 ? "quick" : never)
                .node(valued("slow", "begin").inRace("g"), in -> {
                    int round = in.step().round();
                    return scene.world
                            .later(Duration.ofSeconds(30), "slow of round " + round)
                            .thenApply(value -> {
                                interrupted.add(in.step().cancelled());
                                return value;
                            });
                })
                .node(valued("tail", "quick", "slow").takes(from("quick", "slow")), in -> in.get(0))
                .loop(LoopDefinition.of("begin", 2, "begin", "quick", "slow", "tail")
                        .goesOnAtLimit()
                        .tail(Tail.of("tail")))
                .resultOf("tail")
                .machine();
        Worker worker = start(machine, "x");
        scene.world.run(Duration.ofMinutes(2));
        assertThat(result(worker, machine)).isEqualTo("slow of round 2");
        assertThat(interrupted).startsWith(true);
    }

    @Test
    @DisplayName("a parked run that is tried again goes on in its round, with the elements that are missing")
    void retried() {
        boolean[] mended = new boolean[1];
        Script.Machine machine = Script.named("parks")
                .onFailure(OnFailure.PARK)
                .node(step("split").takes(input()).returns(Codecs.list(S)), in -> List.of("a", "b"))
                .node(valued("each", "split").forEach(from("split"), 1).takes(element()), in -> {
                    if (in.step().round() == 2 && in.get(0).equals("b") && !mended[0]) {
                        throw new IllegalStateException("broken");
                    }
                    return in.get(0);
                })
                .node(valued("tail", "each"), in -> "tail")
                .loop(LoopDefinition.of("split", 2, "split", "each", "tail")
                        .goesOnAtLimit()
                        .tail(Tail.of("tail")))
                .resultOf("tail")
                .machine();
        Worker worker = start(machine, "x");
        scene.world.run(Duration.ofMinutes(1));
        assertThat(worker.status("r")).isEqualTo(RunStatus.PARKED);
        assertThat(worker.run("r").reason())
                .hasValueSatisfying(why -> assertThat(why).contains("'each#1'", "broken"));
        mended[0] = true;
        worker.engine().retry("r");
        scene.world.run(Duration.ofMinutes(1));
        assertThat(result(worker, machine)).isEqualTo("tail");
        assertThat(machine.calls)
                .containsExactly(
                        "split#1",
                        "each#0#1",
                        "each#1#1",
                        "tail#1",
                        "split~2#1",
                        "each#0~2#1",
                        "each#1~2#1",
                        "each#1~2#1",
                        "tail~2#1");
    }

    @Test
    @DisplayName("two hundred elements of a wait take their signals in order")
    void manyWaits() {
        StringBuilder words = new StringBuilder("w");
        for (int i = 1; i < 200; i++) {
            words.append(" w");
        }
        Script.Machine machine = LoopScripts.votes(4).machine();
        Worker worker = start(machine, words.toString());
        for (int i = 0; i < 200; i++) {
            worker.signal(machine, "r", "vote", "" + i);
            scene.world.run(Duration.ofMillis(50));
        }
        scene.world.run(Duration.ofSeconds(30));
        assertThat(result(worker, machine)).startsWith("w=0 w=1 w=2 w=3").endsWith("w=198 w=199");
    }

    @Test
    @DisplayName("a loop of waits has one wait open at a time, of its round")
    void waitInLoop() {
        Script.Machine machine = Script.named("waits")
                .node(waitFor("ask", "answer", S).takes(input()).returns(S), in -> in.<String>payload())
                .loop(LoopDefinition.of("ask", 9, "ask").tail(Tail.of("ask").until(from("ask"))))
                .until("ask", in -> in.get(0).equals("stop"))
                .resultOf("ask")
                .machine();
        Worker worker = start(machine, "x");
        for (String answer : List.of("go", "go", "stop")) {
            scene.world.run(Duration.ofSeconds(10));
            assertThat(scene.store.find("r").orElseThrow().waits()).containsExactly("answer");
            assertThat(worker.signal(machine, "r", "answer", answer)).isEqualTo(SignalResult.ACCEPTED);
        }
        scene.world.run(Duration.ofSeconds(10));
        assertThat(result(worker, machine)).isEqualTo("stop");
    }
}
