package dev.lodestep.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.simulation.ChildScripts;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Of children")
class ChildRunnersAgreeTest {
    private static Script.Machine piece() {
        return ChildScripts.piece().machine();
    }

    /** Of each, the machine with its children's; the innermost is the last. */
    static Stream<Arguments> scenarios() {
        Script.Machine piece = piece();
        Script.Machine order = ChildScripts.order(piece).machine(piece);
        Script.Machine fitted = ChildScripts.fitted().machine();
        Script.Machine fittedOrder = ChildScripts.order(fitted).machine(fitted);
        List<Script.Machine> one = List.of(order, piece);
        List<Script.Machine> many = List.of(ChildScripts.orders(piece).machine(piece), piece);
        List<Script.Machine> loop = List.of(ChildScripts.series(piece).machine(piece), piece);
        List<Script.Machine> three = List.of(ChildScripts.order(order).machine(order), order, piece);
        List<Script.Machine> other =
                List.of(ChildScripts.orderWithSubstitute(piece).machine(piece), piece);
        return Stream.of(
                Arguments.of(one, "coat", Map.of()),
                Arguments.of(one, "fail cut", Map.of()),
                Arguments.of(one, "fail sew", Map.of()),
                Arguments.of(one, "coat fail ship", Map.of()),
                Arguments.of(many, "a, b, c", Map.of()),
                Arguments.of(many, "", Map.of()),
                Arguments.of(many, "a, b; fail ship", Map.of()),
                Arguments.of(loop, "s", Map.of()),
                Arguments.of(loop, "s fail ship", Map.of()),
                Arguments.of(three, "coat", Map.of()),
                Arguments.of(three, "fail sew", Map.of()),
                Arguments.of(three, "fail ship", Map.of()),
                Arguments.of(other, "fail cut", Map.of()),
                Arguments.of(List.of(fittedOrder, fitted), "coat", Map.of("make", "size L")),
                Arguments.of(List.of(fittedOrder, fitted), "coat fail ship", Map.of("make", "size L")),
                Arguments.of(
                        List.of(ChildScripts.order(fittedOrder).machine(fittedOrder), fittedOrder, fitted),
                        "coat fail ship",
                        Map.of("make/make", "size L")));
    }

    @ParameterizedTest(name = "of ''{1}''")
    @MethodSource("scenarios")
    @DisplayName("the plain runner and the engine tell the same events of each run, in the same order")
    void agree(List<Script.Machine> machines, String input, Map<String, String> signals) {
        Map<String, List<String>> plain = plainly(machines.get(0), input, signals);
        assertThat(plain.get("r")).last().asString().contains("RunEnded");
        assertThat(onEngine(machines, input, signals)).isEqualTo(plain);
    }

    /** Every pause goes through a snapshot's text. */
    private static Map<String, List<String>> plainly(
            Script.Machine machine, String input, Map<String, String> signals) {
        Map<String, List<String>> events = new TreeMap<>();
        String[] id = new String[1];
        machine.listener(event -> {
            id[0] = id[0] == null ? event.runId() : id[0];
            note(events, event, text -> text.replace(id[0], "r"));
        });
        Outcome<String> outcome = machine.run(input);
        for (Map.Entry<String, String> signal : signals.entrySet()) {
            String[] sent = signal.getValue().split(" ");
            Snapshot snapshot = Snapshot.parse(outcome.snapshot().toJson());
            assertThat(snapshot.waitsFor()).containsExactly(signal.getKey() + "/" + sent[0]);
            outcome = send(machine.resume(snapshot), List.of(signal.getKey().split("/")), sent);
        }
        return events;
    }

    private static Outcome<String> send(Script.Resumption at, List<String> path, String[] signal) {
        return path.isEmpty()
                ? at.send(signal[0], signal[1])
                : at.inside(path.get(0), inner -> send(inner, path.subList(1, path.size()), signal));
    }

    private static Map<String, List<String>> onEngine(
            List<Script.Machine> machines, String input, Map<String, String> signals) {
        Map<String, List<String>> events = new TreeMap<>();
        Scene scene = Scene.orderly();
        Scene.Worker worker = scene.worker(
                options -> options.listener(event -> note(events, event, text -> text)),
                machines.toArray(Script.Machine[]::new));
        worker.start(machines.get(0), "r", input);
        scene.world.run(Duration.ofSeconds(20));
        signals.forEach((child, signal) -> worker.signal(
                machines.get(machines.size() - 1), "r/" + child, signal.split(" ")[0], signal.split(" ")[1]));
        scene.world.run(Duration.ofSeconds(20));
        return events;
    }

    /** Whether a run is kept in memory over a pause, or given up and claimed again, is the engine's own business. */
    private static void note(Map<String, List<String>> events, RunEvent event, UnaryOperator<String> id) {
        if (!(event instanceof RunEvent.RunWaiting) && !(event instanceof RunEvent.RunResumed)) {
            events.computeIfAbsent(id.apply(event.runId()), run -> new ArrayList<>())
                    .add(id.apply(event.toString()).replaceAll("Optional.*|trace=(?s).*", ""));
        }
    }

    @Test
    @DisplayName("the plain runner keeps children that wait in the snapshot, each to be gone on with")
    void snapshots() {
        Script.Machine fitted = ChildScripts.fitted().machine();
        Script.Machine orders = ChildScripts.orders(fitted).machine(fitted);
        Snapshot snapshot = orders.run("a, b").snapshot();
        assertThat(snapshot.waitsFor()).containsExactly("make#0/size", "make#1/size");
        assertThat(snapshot.children()).containsOnlyKeys("make#0", "make#1");
        Outcome<String> next =
                orders.resume(Snapshot.parse(snapshot.toJson())).inside("make#1", child -> child.send("size", "M"));
        assertThat(next.snapshot().waitsFor()).containsExactly("make#0/size");
        assertThatThrownBy(() -> orders.resume(next.snapshot()).inside("make#1", child -> child.send("size", "M")))
                .isInstanceOf(SignalNotExpectedException.class)
                .hasMessageContaining("does not wait for a child of 'make#1'");
        assertThat(orders.resume(Snapshot.parse(next.snapshot().toJson()))
                        .inside("make#0", child -> child.send("size", "S")))
                .isInstanceOfSatisfying(
                        Outcome.Completed.class, end -> assertThat(end.result()).isEqualTo("a?S b?M"));
        assertThat(orders.resume(next.snapshot()).cancel(CancelMode.COMPENSATE)).isInstanceOf(Outcome.Cancelled.class);
        assertThat(fitted.calls.stream().filter("undo measure#1"::equals)).hasSize(2);
    }

    @Test
    @DisplayName("a parked child parks its parent in the plain runner, and a retry reaches it")
    void parked() {
        boolean[] mended = new boolean[1];
        Script.Machine inner = Script.named("inner")
                .onFailure(dev.lodestep.OnFailure.PARK)
                .node(ChildScripts.valued("a"), in -> {
                    if (!mended[0]) {
                        throw new IllegalStateException("broken");
                    }
                    return "mended";
                })
                .resultOf("a")
                .machine();
        Script.Machine order = ChildScripts.order(inner).machine(inner);
        Outcome<String> outcome = order.run("x");
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Parked.class,
                        end -> assertThat(end.failure().message()).isEqualTo("broken"));
        mended[0] = true;
        assertThat(order.resume(Snapshot.parse(outcome.snapshot().toJson()))
                        .retry()
                        .orElseThrow())
                .isEqualTo("shipped mended");
        assertThat(order.calls).containsExactly("take#1", "make#1", "ship#1");
    }

    @Test
    @DisplayName("time reaches a child in the plain runner: an attempt that was put off, and one at undoing")
    void time() {
        Script.Machine inner = Script.named("inner")
                .node(
                        dev.lodestep.runtime.machine.NodeDefinition.step("a")
                                .returns(dev.lodestep.runtime.codec.Codecs.STRING)
                                .compensation(dev.lodestep.runtime.machine.CompensationDefinition.taking()),
                        in -> {
                            if (in.step().attempt() == 1) {
                                throw new IllegalStateException("at first");
                            }
                            return "a";
                        })
                .undo("a", in -> {
                    if (in.step().attempt() == 1) {
                        throw new IllegalStateException("at first");
                    }
                    return null;
                })
                .resultOf("a")
                .machine();
        Script.Machine order = ChildScripts.order(inner).machine(inner);
        Outcome<String> outcome = order.run("x fail ship");
        for (int turn = 0; turn < 5 && outcome instanceof Outcome.Paused; turn++) {
            Instant due = outcome.snapshot().due().orElseThrow();
            outcome = order.resume(Snapshot.parse(outcome.snapshot().toJson())).onTime(due);
        }
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(inner.calls).containsExactly("a#1", "a#2", "undo a#1", "undo a#2");
        assertThat(outcome.snapshot().children()).isEmpty();
    }

    @Test
    @DisplayName("a machine that was made without a child's says how to make it, before anything is run")
    void missing() {
        Script.Machine order = ChildScripts.order(piece()).machine();
        assertThatThrownBy(() -> order.run("x"))
                .isInstanceOf(MissingChildMachineException.class)
                .hasMessageContaining("starts runs of piece v1")
                .hasMessageContaining("make it with Machine.of(workflow, pieceMachine.of(…))");
        assertThat(order.calls).isEmpty();
    }
}
