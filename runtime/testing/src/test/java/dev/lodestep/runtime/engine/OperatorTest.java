package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.Binding.element;
import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.Binding.input;
import static dev.lodestep.runtime.machine.CompensationDefinition.taking;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.machine.NodeDefinition.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.OnFailure;
import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.InterventionRefusedException;
import dev.lodestep.runtime.Outcome;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.SignalResult;
import dev.lodestep.runtime.StartConflictException;
import dev.lodestep.runtime.UnknownRunException;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.Note;
import dev.lodestep.runtime.machine.Place;
import dev.lodestep.runtime.machine.RetryPolicy;
import dev.lodestep.runtime.machine.UnknownNodeException;
import dev.lodestep.runtime.simulation.Memory;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import dev.lodestep.runtime.store.EntryKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("An operator")
@ParameterizedClass
@EnumSource(Memory.class)
class OperatorTest {
    private static final Codec<String> S = Codecs.STRING;
    private static final Note NOTE = new Note("ann", "the bank is down");
    private static final RetryPolicy ONCE = RetryPolicy.of(1, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0);
    private static final RetryPolicy LATER = RetryPolicy.of(2, Duration.ofHours(1), 1, Duration.ofHours(1), 0);

    private final Scene scene;

    OperatorTest(Memory memory) {
        this.scene = Scene.orderly(memory);
    }

    private static NodeDefinition valued(String name, String... before) {
        return step(name).follows(before).retry(ONCE).returns(S);
    }

    private static Object refuse(String why) {
        throw new IllegalStateException(why);
    }

    /** a, then a wait for "go", then b; the result is b's. */
    private static Script.Machine waiting() {
        return Script.named("waiting")
                .node(valued("a").takes(input()), in -> "A")
                .node(
                        waitFor("w", "go", S, Duration.ofDays(1))
                                .follows("a")
                                .returns(S)
                                .takes(from("a")),
                        in -> in.<Optional<String>>payload().orElse("late"))
                .node(valued("b", "w").takes(from("w")), in -> "b after " + in.get(0))
                .resultOf("b")
                .machine();
    }

    /** a, then charge, which never works by itself, then ship and, for those who want it, mail. */
    private static Script charging(OnFailure policy, RetryPolicy retry) {
        return Script.named("charging")
                .onFailure(policy)
                .node(valued("a").takes(input()).compensation(taking(from("a"))), in -> "A")
                .undo("a", in -> null)
                .node(valued("charge", "a").takes(from("a")).retry(retry), in -> refuse("the bank is down"))
                .node(step("log").follows("a").retry(ONCE), in -> refuse("the disk is full"))
                .node(valued("ship", "charge").takes(from("charge")), in -> "shipped for " + in.get(0))
                .resultOf("ship");
    }

    private Worker start(Script.Machine machine) {
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.world.run(Scene.MOMENT);
        return worker;
    }

    private static @org.jspecify.annotations.Nullable String result(Worker worker, Script.Machine machine, String id) {
        assertThat(worker.status(id).isFinal())
                .as("%s: %s", id, worker.engine().whyNotRunning(id))
                .isTrue();
        return worker.engine().run(machine.definition(), id).await(Duration.ofSeconds(1));
    }

    private List<String> decisions(String id) {
        return scene.journal(id).stream()
                .filter(row -> row.kind() == EntryKind.OPERATOR)
                .map(row -> new String(Objects.requireNonNull(row.payload()), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    @DisplayName("pauses a run that waits: signals are kept, its time does not pass, and go lets it take them")
    void pausesAWaitingRun() {
        Script.Machine machine = waiting();
        Worker worker = start(machine);
        assertThat(worker.engine().pause("r", NOTE)).isTrue();
        scene.world.run(Scene.MOMENT);
        assertThat(worker.status("r")).isEqualTo(RunStatus.PARKED);
        assertThat(worker.run("r").reason()).contains("paused by ann: the bank is down");
        assertThat(worker.engine().whyNotRunning("r"))
                .contains("paused by ann: the bank is down")
                .contains("go(\"r\")");
        assertThat(worker.engine()
                        .state(machine.definition(), "r")
                        .orElseThrow()
                        .paused())
                .isTrue();
        scene.world.run(Duration.ofDays(3));
        assertThat(worker.signal(machine, "r", "go", "yes")).isEqualTo(SignalResult.BUFFERED);
        assertThat(worker.engine().go("r", new Note("bob", "it is back"))).isTrue();
        scene.world.run(Scene.MOMENT);
        assertThat(result(worker, machine, "r")).isEqualTo("b after yes");
        assertThat(decisions("r"))
                .containsExactly(
                        "{\"what\":\"pause\",\"by\":\"ann\",\"why\":\"the bank is down\"}",
                        "{\"what\":\"go\",\"by\":\"bob\",\"why\":\"it is back\"}");
    }

    @Test
    @DisplayName("pauses a run whose step runs: the step ends and is recorded, and nothing follows")
    void pausesARunningRun() {
        Script.Machine machine = Script.named("slow")
                .node(valued("a").takes(input()), in -> scene.world.later(Duration.ofSeconds(5), "A"))
                .node(valued("b", "a").takes(from("a")), in -> "B")
                .resultOf("b")
                .machine();
        Worker worker = start(machine);
        worker.engine().pause("r", NOTE);
        scene.world.run(Duration.ofSeconds(20));
        assertThat(worker.status("r")).isEqualTo(RunStatus.PARKED);
        assertThat(scene.recorded("r")).containsExactly("OPERATOR", "RESULT a", "PARKED");
        worker.engine().go("r", NOTE);
        scene.world.run(Scene.MOMENT);
        assertThat(result(worker, machine, "r")).isEqualTo("B");
        assertThat(machine.calls).containsExactly("a#1", "b#1");
    }

    @Test
    @DisplayName("pauses a run that is being undone; go, and retry too, undo the rest and nothing twice")
    void pausesACompensatingRun() {
        for (boolean retries : List.of(false, true)) {
            String id = retries ? "q" : "r";
            Script.Machine machine = Script.named("undoing" + retries)
                    .node(valued("a").takes(input()).compensation(taking(from("a"))), in -> "A")
                    .undo("a", in -> null)
                    .node(valued("b", "a").compensation(taking(from("b"))), in -> "B")
                    .undo("b", in -> scene.world.later(Duration.ofSeconds(5), null))
                    .node(valued("c", "b"), in -> refuse("no"))
                    .resultOf("c")
                    .machine();
            Worker worker = scene.worker(machine);
            worker.start(machine, id, "x");
            scene.world.run(Scene.MOMENT);
            assertThat(worker.status(id)).isEqualTo(RunStatus.COMPENSATING);
            worker.engine().pause(id, NOTE);
            scene.world.run(Duration.ofSeconds(20));
            assertThat(worker.status(id)).isEqualTo(RunStatus.PARKED);
            assertThat(retries ? worker.engine().retry(id) : worker.engine().go(id, NOTE))
                    .isTrue();
            scene.world.run(Duration.ofSeconds(20));
            assertThat(worker.status(id)).isEqualTo(RunStatus.FAILED);
            assertThat(machine.calls).containsExactly("a#1", "b#1", "c#1", "undo b#1", "undo a#1");
        }
    }

    @Test
    @DisplayName("does not pause a run that has ended, nor one that is not there; a paused run can be cancelled")
    void pausesNoEndedRun() {
        Script.Machine machine = waiting();
        Worker worker = start(machine);
        worker.engine().pause("r", NOTE);
        scene.world.run(Scene.MOMENT);
        worker.engine().cancel("r", CancelMode.COMPENSATE);
        scene.world.run(Scene.MOMENT);
        assertThat(worker.status("r")).isEqualTo(RunStatus.CANCELLED);
        assertThat(worker.engine().pause("r", NOTE)).isFalse();
        assertThat(worker.engine().go("r", NOTE)).isFalse();
        assertThatThrownBy(() -> worker.engine().pause("s", NOTE)).isInstanceOf(UnknownRunException.class);
    }

    @Test
    @DisplayName("gives the result of what has failed, skips what nobody needs, and the parked run goes on")
    void suppliesAndSkips() {
        Script.Machine machine = charging(OnFailure.PARK, ONCE).machine();
        Worker worker = start(machine);
        assertThat(worker.status("r")).isEqualTo(RunStatus.PARKED);
        assertThat(worker.engine().skip(machine.definition(), "r", Place.of("log"), NOTE))
                .isTrue();
        scene.world.run(Scene.MOMENT);
        assertThat(worker.status("r")).as("the charge has failed, too").isEqualTo(RunStatus.PARKED);
        assertThat(worker.run("r").reason().orElseThrow()).contains("charge").contains("the bank is down");
        assertThat(worker.engine().supply(machine.definition(), "r", Place.of("charge"), "cash", NOTE))
                .isTrue();
        scene.world.run(Scene.MOMENT);
        assertThat(result(worker, machine, "r")).isEqualTo("shipped for cash");
        assertThat(decisions("r"))
                .containsExactly(
                        "{\"what\":\"skip\",\"by\":\"ann\",\"why\":\"the bank is down\"}",
                        "{\"what\":\"supply\",\"by\":\"ann\",\"why\":\"the bank is down\",\"value\":\"cash\"}");
        assertThat(scene.recorded("r")).contains("OPERATOR log", "OPERATOR charge");
    }

    @Test
    @DisplayName("gives the result of what waits to be tried again, of a wait, and of what has not begun")
    void suppliesWhatHasNotFailed() {
        Script.Machine retrying = charging(OnFailure.COMPENSATE, LATER).machine();
        Worker worker = start(retrying);
        Script.Machine waiting = waiting();
        worker.engine().register(waiting);
        worker.start(waiting, "w", "x");
        worker.start(waiting, "v", "x");
        scene.world.run(Scene.MOMENT);
        assertThat(worker.status("r")).isEqualTo(RunStatus.FAILED);
        worker.engine().supply(waiting.definition(), "w", Place.of("w"), "by hand", NOTE);
        worker.engine().supply(waiting.definition(), "v", Place.of("b"), "early", NOTE);
        scene.world.run(Scene.MOMENT);
        assertThat(result(worker, waiting, "w")).isEqualTo("b after by hand");
        assertThat(worker.status("v")).isEqualTo(RunStatus.WAITING);
        worker.signal(waiting, "v", "go", "yes");
        scene.world.run(Scene.MOMENT);
        assertThat(result(worker, waiting, "v")).isEqualTo("early");
    }

    @Test
    @DisplayName(
            "is told why a node cannot be decided about: it has completed, runs, is needed, or the run has gone on")
    void isRefused() {
        Script.Machine machine = charging(OnFailure.PARK, ONCE).machine();
        Worker worker = start(machine);
        assertRefused(worker, machine, "a", false, "it has completed");
        assertRefused(worker, machine, "charge", true, "needed by ship");
        assertRefused(worker, machine, "ship", true, "the workflow's result");
        assertThatThrownBy(() -> worker.engine().supply(machine.definition(), "r", Place.of("chrage"), "x", NOTE))
                .isInstanceOf(UnknownNodeException.class);
        assertThatThrownBy(() -> worker.engine().supply(machine.definition(), "s", Place.of("charge"), "x", NOTE))
                .isInstanceOf(UnknownRunException.class);
        Script.Machine slow = Script.named("slow")
                .node(valued("a").takes(input()), in -> scene.world.later(Duration.ofSeconds(5), "A"))
                .resultOf("a")
                .machine();
        worker.engine().register(slow);
        worker.engine().start(slow.definition(), "slow", "x");
        scene.world.run(Scene.MOMENT);
        assertThatThrownBy(() -> worker.engine().supply(slow.definition(), "slow", Place.of("a"), "x", NOTE))
                .isInstanceOf(InterventionRefusedException.class)
                .hasMessageContaining("it is being run");
        scene.world.run(Duration.ofSeconds(20));
        assertThat(worker.engine().supply(slow.definition(), "slow", Place.of("a"), "x", NOTE))
                .as("the run has ended")
                .isFalse();
    }

    private static void assertRefused(Worker worker, Script.Machine machine, String node, boolean skip, String why) {
        assertThatThrownBy(() -> {
                    if (skip) {
                        worker.engine().skip(machine.definition(), "r", Place.of(node), NOTE);
                    } else {
                        worker.engine().supply(machine.definition(), "r", Place.of(node), "x", NOTE);
                    }
                })
                .isInstanceOf(InterventionRefusedException.class)
                .hasMessageContaining(why);
    }

    @Test
    @DisplayName("gives the result of one element; the others keep theirs")
    void suppliesAnElement() {
        Script.Machine machine = Script.named("each")
                .onFailure(OnFailure.PARK)
                .node(step("words").retry(ONCE).returns(Codecs.list(S)).takes(input()), in -> List.of("u", "v", "w"))
                .node(
                        valued("each", "words").takes(element()).forEach(from("words"), 2),
                        in -> in.get(0).equals("v") ? refuse("not v") : in.get(0) + "!")
                .node(
                        valued("join", "each").takes(from("each")),
                        in -> in.get(0).toString())
                .resultOf("join")
                .machine();
        Worker worker = start(machine);
        assertThat(worker.status("r")).isEqualTo(RunStatus.PARKED);
        assertThatThrownBy(() -> worker.engine().supply(machine.definition(), "r", Place.of("each"), "x", NOTE))
                .isInstanceOf(InterventionRefusedException.class)
                .hasMessageContaining("for which one");
        assertThatThrownBy(() -> worker.engine()
                        .supply(machine.definition(), "r", Place.of("each").at(3), "x", NOTE))
                .isInstanceOf(InterventionRefusedException.class)
                .hasMessageContaining("only 3 elements");
        worker.engine().supply(machine.definition(), "r", Place.of("each").at(1), "by hand", NOTE);
        scene.world.run(Scene.MOMENT);
        assertThat(result(worker, machine, "r")).isEqualTo("[u!, by hand, w!]");
        assertThat(scene.recorded("r")).contains("OPERATOR each#1");
    }

    @Test
    @DisplayName("decides on the plain runner likewise")
    void plainly() {
        Script.Machine machine = charging(OnFailure.PARK, ONCE).machine();
        Outcome<String> parked = machine.run("x");
        assertThat(parked).isInstanceOf(Outcome.Parked.class);
        assertThatThrownBy(() -> machine.resume(parked.snapshot()).supply("a", "x"))
                .isInstanceOf(InterventionRefusedException.class)
                .hasMessageContaining("it has completed");
        Outcome<String> still = machine.resume(parked.snapshot()).supply("charge", "cash");
        Outcome<String> done = machine.resume(still.snapshot()).skip("log");
        assertThat(done.orElseThrow()).isEqualTo("shipped for cash");
    }

    @Test
    @DisplayName("forks a run before a node: what was completed before is taken over, what was undone runs again")
    void forks() {
        Script.Machine machine = Script.named("forked")
                .node(valued("a").takes(input()), in -> "A" + in.step().runId())
                .node(valued("b", "a").takes(from("a")).compensation(taking(from("b"))), in -> "B")
                .undo("b", in -> null)
                .node(
                        valued("c", "b").takes(from("a"), from("b")),
                        in -> in.step().runId().equals("r") ? refuse("no") : in.get(0) + " and " + in.get(1))
                .resultOf("c")
                .machine();
        Worker worker = start(machine);
        assertThat(worker.status("r")).isEqualTo(RunStatus.FAILED);
        machine.calls.clear();
        worker.engine().fork(machine.definition(), "r", "c", "fork");
        worker.engine().fork(machine.definition(), "r", "c", "fork");
        scene.world.run(Scene.MOMENT);
        assertThat(result(worker, machine, "fork")).isEqualTo("Ar and B");
        assertThat(machine.calls).as("b was undone").containsExactly("b#1", "c#1");
        assertThat(scene.recorded("fork")).containsExactly("OPERATOR", "RESULT b", "RESULT c", "FINAL");
        assertThat(decisions("fork").get(0)).contains("\"what\":\"fork\"").contains("\"of\":\"r\",\"from\":\"c\"");
        assertThatThrownBy(() -> worker.engine().fork(machine.definition(), "r", "b", "fork"))
                .isInstanceOf(StartConflictException.class);
        assertThatThrownBy(() -> worker.engine().start(machine.definition(), "fork", "x"))
                .isInstanceOf(StartConflictException.class);
        assertThatThrownBy(() -> worker.engine().fork(machine.definition(), "r", "z", "other"))
                .isInstanceOf(UnknownNodeException.class);
    }

    @Test
    @DisplayName("forks no run before a node that it has not come to, and a waiting one with what it has")
    void forksWhatWaits() {
        Script.Machine machine = waiting();
        Worker worker = start(machine);
        assertThatThrownBy(() -> worker.engine().fork(machine.definition(), "r", "b", "fork"))
                .isInstanceOf(InterventionRefusedException.class)
                .hasMessageContaining("has not come to 'b'");
        machine.calls.clear();
        worker.engine().fork(machine.definition(), "r", "w", "fork");
        scene.world.run(Scene.MOMENT);
        assertThat(worker.run("fork").waitsFor()).containsExactly("go");
        worker.signal(machine, "fork", "go", "yes");
        scene.world.run(Scene.MOMENT);
        assertThat(result(worker, machine, "fork")).isEqualTo("b after yes");
        assertThat(machine.calls).containsExactly("w#1", "b#1");
        assertThat(worker.status("r")).isEqualTo(RunStatus.WAITING);
    }

    @Test
    @DisplayName("a signal starts its run, or goes to the run that is there, and conflicts with another one")
    void startsOrResumes() {
        Script.Machine machine = waiting();
        Worker worker = scene.worker(machine);
        byte[] yes = Json.encode(S, "yes");
        assertThat(worker.engine().startOrSignal(machine.definition(), "r", "x", "go", "1", yes))
                .isEqualTo(SignalResult.BUFFERED);
        assertThat(worker.engine().startOrSignal(machine.definition(), "r", "x", "go", "1", yes))
                .isEqualTo(SignalResult.DUPLICATE);
        scene.world.run(Scene.MOMENT);
        assertThat(result(worker, machine, "r")).isEqualTo("b after yes");
        assertThatThrownBy(() -> worker.engine().startOrSignal(machine.definition(), "r", "y", "go", "2", yes))
                .isInstanceOf(StartConflictException.class);
        worker.start(machine, "s", "x");
        scene.world.run(Scene.MOMENT);
        assertThat(worker.engine().startOrSignal(machine.definition(), "s", "x", "go", null, yes))
                .isEqualTo(SignalResult.ACCEPTED);
    }
}
