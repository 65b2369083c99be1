package dev.lodestep.runtime.engine;

import static dev.lodestep.runtime.machine.Binding.from;
import static dev.lodestep.runtime.machine.Binding.input;
import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.machine.NodeDefinition.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.simulation.FaultyStore.Fault;
import dev.lodestep.runtime.simulation.Memory;
import dev.lodestep.runtime.simulation.Scene;
import dev.lodestep.runtime.simulation.Scene.Worker;
import dev.lodestep.runtime.simulation.Script;
import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.WriteResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The engine, when things go wrong around it,")
@ParameterizedClass
@EnumSource(Memory.class)
class FaultTest {
    private final Scene scene;
    private final Memory memory;

    FaultTest(Memory memory) {
        this.memory = memory;
        this.scene = Scene.orderly(memory);
    }

    private Script.Machine slow() {
        return Script.named("slow")
                .node(
                        step("a").takes(input()).returns(Codecs.STRING),
                        in -> scene.world.later(Duration.ofSeconds(60), "a" + in.<String>get(0)))
                .node(step("b").follows("a").takes(from("a")).returns(Codecs.STRING), in -> in.<String>get(0) + "b")
                .resultOf("b")
                .machine();
    }

    private static Script.Machine quick() {
        return Script.named("quick")
                .node(step("a").takes(input()).returns(Codecs.STRING), in -> "a" + in.<String>get(0))
                .node(step("b").follows("a").takes(from("a")).returns(Codecs.STRING), in -> in.<String>get(0) + "b")
                .resultOf("b")
                .machine();
    }

    private String last(String run) {
        List<JournalRow> journal = scene.journal(run);
        return new String(journal.get(journal.size() - 1).payload(), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("takes over from an engine that is gone, and repeats nothing that was recorded")
    void takesOver() {
        Script.Machine machine = Script.named("over")
                .node(step("a").returns(Codecs.STRING), in -> "a")
                .node(
                        step("b").follows("a").takes(from("a")).returns(Codecs.STRING),
                        in -> scene.world.later(Duration.ofSeconds(60), in.<String>get(0) + "b"))
                .resultOf("b")
                .machine();
        Worker first = scene.worker(machine);
        first.start(machine, "r", "x");
        scene.world.run(Duration.ofSeconds(1));
        Worker second = scene.worker(machine);
        scene.world.run(Duration.ofSeconds(5));
        first.process().kill();
        scene.until(second, "r", RunStatus.COMPLETED);
        assertThat(machine.calls).containsExactly("a#1", "b#1", "b#1");
        assertThat(last("r")).contains("ab");
    }

    @Test
    @DisplayName(
            "fences out an engine that was frozen: its late result changes nothing, and it goes on under a new number")
    void fencesZombies() {
        Script.Machine machine = slow();
        Worker zombie = scene.worker(machine);
        zombie.start(machine, "r", "x");
        scene.world.run(Duration.ofSeconds(1));
        Worker second = scene.worker(machine);
        scene.world.run(Duration.ofSeconds(5));
        zombie.process().freeze();
        scene.world.run(Duration.ofSeconds(56)); // the zombie's step has its result; the second one's runs
        zombie.process().thaw();
        scene.until(second, "r", RunStatus.COMPLETED);
        scene.world.run(Scene.TAKEOVER);
        assertThat(scene.recorded("r")).containsExactly("RESULT a", "RESULT b", "FINAL");
        assertThat(scene.journal("r"))
                .filteredOn(row -> row.kind() == EntryKind.CLAIM)
                .hasSize(1);
        assertThat(scene.store.workers()).hasSize(2);
        zombie.start(machine, "next", "x");
        scene.until(second, "next", RunStatus.COMPLETED);
    }

    @Test
    @DisplayName("finds what it owns when the answer to a start or a claim was lost")
    void lostAnswers() {
        Script.Machine machine = quick();
        Set<String> lost = Set.of("write", "claim", "load", "reclaim");
        for (String operation : lost) {
            Scene own = Scene.orderly(memory);
            Worker worker = own.worker(machine);
            int[] count = new int[1];
            own.faults = (name, arguments) -> name.equals(operation) && count[0]++ < 2 ? Fault.AFTER : Fault.NONE;
            worker.start(machine, "here", "x");
            own.store.write(
                    0,
                    List.of(new RunWrite.Start(
                            "left",
                            "quick",
                            1,
                            new byte[] {1},
                            0,
                            77,
                            false,
                            "\"y\"".getBytes(StandardCharsets.UTF_8))));
            own.until(worker, "here", RunStatus.COMPLETED);
            own.until(worker, "left", RunStatus.COMPLETED);
        }
    }

    @Test
    @DisplayName(
            "goes on by itself when the store was gone for long, with what was unsaved, and starts no attempt meanwhile")
    void longOutage() {
        Script.Machine machine = slow();
        Worker worker = scene.worker(machine);
        worker.start(machine, "r", "x");
        scene.world.run(Duration.ofSeconds(1));
        scene.faults = (operation, arguments) -> Fault.BEFORE;
        scene.world.run(Duration.ofHours(5));
        assertThat(machine.calls).containsExactly("a#1");
        scene.faults = (operation, arguments) -> Fault.NONE;
        scene.until(worker, "r", RunStatus.COMPLETED);
        assertThat(machine.calls).containsExactly("a#1", "b#1");
        worker.start(machine, "next", "x");
        scene.until(worker, "next", RunStatus.COMPLETED);
    }

    @Test
    @DisplayName("parks a run of which the store refuses an entry, and never holds up the others of the batch")
    void refusedEntries() {
        Script.Machine machine = quick();
        Worker worker = scene.worker(machine);
        boolean[] broken = {true};
        scene.faults = (operation, arguments) -> {
            if (operation.equals("write") && broken[0] && about((List<?>) arguments[1], EntryKind.FINAL)) {
                throw new IllegalStateException("simulated: disk block is bad");
            }
            return Fault.NONE;
        };
        worker.start(machine, "bad", "x");
        scene.until(worker, "bad", RunStatus.PARKED);
        assertThat(worker.engine().whyNotRunning("bad")).contains("the store refused what was recorded");
        broken[0] = false;
        worker.start(machine, "good", "x");
        worker.engine().retry("bad");
        scene.until(worker, "good", RunStatus.COMPLETED);
        scene.until(worker, "bad", RunStatus.COMPLETED);
    }

    private static boolean about(List<?> batch, EntryKind kind) {
        return batch.stream()
                .filter(RunWrite.Fenced.class::isInstance)
                .flatMap(write -> ((RunWrite.Fenced) write).entries().stream())
                .map(NewEntry::kind)
                .anyMatch(kind::equals);
    }

    @Test
    @DisplayName("survives a store that throws Errors at every loop")
    void errorsInLoops() {
        Script.Machine machine = quick();
        Worker worker = scene.worker(machine);
        scene.faults = (operation, arguments) -> {
            throw new StackOverflowError("simulated in " + operation);
        };
        scene.world.run(Duration.ofSeconds(3));
        scene.faults = (operation, arguments) -> Fault.NONE;
        scene.store.write(
                0,
                List.of(new RunWrite.Start(
                        "left", "quick", 1, new byte[] {1}, 0, 77, false, "\"y\"".getBytes(StandardCharsets.UTF_8))));
        scene.until(worker, "left", RunStatus.COMPLETED);
    }

    @Test
    @DisplayName(
            "parks a run whose journal it cannot read, with the reason, and goes on with the others; a retry reads it again")
    void undecodable() {
        Script.Machine machine = Script.named("quick")
                .node(waitFor("w", "go", Codecs.STRING).returns(Codecs.STRING), in -> in.payload())
                .resultOf("w")
                .machine();
        scene.store.join(1, "old");
        long bad = started("bad");
        scene.store.write(
                1,
                List.of(new RunWrite.Append(
                        bad,
                        77,
                        2,
                        List.of(NewEntry.of(EntryKind.RESULT, "w", 1, "[1]".getBytes(StandardCharsets.UTF_8))))));
        long unknown = started("unknown");
        scene.store.write(
                1,
                List.of(new RunWrite.Append(unknown, 77, 2, List.of(NewEntry.of(EntryKind.RESULT, "gone", 1, null)))));
        started("good");
        scene.store.leave(1);

        Worker worker = scene.worker(machine);
        scene.until(worker, "bad", RunStatus.PARKED);
        scene.until(worker, "unknown", RunStatus.PARKED);
        scene.until(worker, "good", RunStatus.WAITING);
        assertThat(worker.engine().whyNotRunning("bad")).contains("$.journal[2].w: expected a string");
        assertThat(worker.engine().whyNotRunning("unknown")).contains("gone");
        scene.world.run(Scene.MOMENT);
        assertThat(scene.events)
                .extracting(event -> event.getClass().getSimpleName())
                .contains("RunParked");
        worker.process().kill();

        Script.Machine repaired = Script.named("quick")
                .node(step("w").returns(Codecs.list(Codecs.INT)), in -> List.of())
                .result(in -> "sum " + in.<List<Integer>>get(0), from("w"))
                .machine();
        Worker newer = scene.worker(repaired);
        newer.engine().retry("bad");
        scene.until(newer, "bad", RunStatus.COMPLETED);
        assertThat(last("bad")).contains("sum [1]");
    }

    private long started(String id) {
        WriteResult result = scene.store
                .write(
                        1,
                        List.of(new RunWrite.Start(
                                id, "quick", 1, new byte[] {1}, 0, 77, true, "\"y\"".getBytes(StandardCharsets.UTF_8))))
                .get(0);
        return ((WriteResult.Written) result).run();
    }

    @Test
    @DisplayName("rebuilds a run from its journal when its checkpoint cannot be read")
    void badCheckpoint() {
        Script.Machine old = waitingFor(Codecs.INT, 41);
        Worker first = scene.worker(old);
        first.start(old, "r", "x");
        scene.until(first, "r", RunStatus.WAITING);
        first.process().kill();
        var damaged = scene.store.read("r").orElseThrow();
        assertThat(damaged.checkpoint()).isNotNull();
        Loader loader = new Loader(RunCodecs.of(old.definition(), null), scene.store::read);
        var broken = new StoredRun(
                damaged.row(),
                new Checkpoint(
                        damaged.checkpoint().seq(),
                        "other",
                        "{\"nodes\":{\"nobody\":{}}}".getBytes(StandardCharsets.UTF_8)),
                List.of(),
                damaged.inbox());
        assertThat(loader.state(broken).node("a"))
                .isEqualTo(loader.replay(damaged.row(), damaged.journal()).node("a"));
    }

    private static Script.Machine waitingFor(Codec<?> codec, Object value) {
        return Script.named("checked")
                .node(step("a").returns(codec), in -> value)
                .node(waitFor("w", "go", Codecs.STRING).follows("a").after("a"), in -> null)
                .machine();
    }

    @Test
    @DisplayName("leaves runs of workflows and versions that it does not know unclaimed, and says so")
    void unknownVersion() {
        Script.Machine newer =
                Script.named("slow", 2).node(step("a"), in -> null).machine();
        Worker client = scene.worker(options -> options.clientOnly());
        client.start(newer, "r", "x");
        Worker old = scene.worker(slow());
        scene.world.run(Scene.TAKEOVER);
        assertThat(old.status("r")).isEqualTo(RunStatus.RUNNING);
        assertThat(old.engine().whyNotRunning("r"))
                .contains("slow v2")
                .contains("This engine has not: it knows [slow v1]");
        assertThat(client.engine().whyNotRunning("r")).contains("client");
        Worker deployed = scene.worker(newer);
        scene.until(deployed, "r", RunStatus.COMPLETED);
    }

    @Test
    @DisplayName("claims no more runs than it has places for, and uses each place again at once")
    void places() {
        List<Integer> inFlight = new ArrayList<>();
        int[] now = new int[1];
        Script.Machine machine = Script.named("quick")
                .node(step("a"), in -> {
                    inFlight.add(++now[0]);
                    return scene.world.later(Duration.ofMillis(10), "").thenApply(x -> {
                        now[0]--;
                        return x;
                    });
                })
                .machine();
        scene.store.join(1, "old");
        for (int i = 0; i < 100; i++) {
            started("r" + i);
        }
        scene.store.leave(1);
        Worker worker = scene.worker(options -> options.maxInFlight(3), machine);
        scene.world.runUntil(
                () -> worker.engine().count(null).getOrDefault(RunStatus.COMPLETED, 0L) == 100, Duration.ofSeconds(1));
        assertThat(inFlight).allMatch(count -> count <= 3);
    }

    @Test
    @DisplayName("gives a place back exactly once when a run that it lost comes back to it")
    void placesOfLostRuns() {
        Script.Machine machine = Script.named("quick")
                .node(
                        step("a").returns(Codecs.STRING),
                        in -> in.step().attempt() > 5 ? "" : new CompletableFuture<String>())
                .machine();
        Worker first = scene.worker(options -> options.maxInFlight(2), machine);
        first.start(machine, "r", "x");
        scene.world.run(Duration.ofSeconds(1));
        for (int i = 0; i < 5; i++) {
            // another worker claims it and gives it back: for the first one it is a second executor of the same run
            long run = scene.store.find("r").orElseThrow().run();
            long owner = scene.store.find("r").orElseThrow().owner();
            scene.store.release(owner, run, scene.store.find("r").orElseThrow().claim());
            scene.world.run(Duration.ofSeconds(1));
        }
        Script.Machine quick = Script.named("other").node(step("a"), in -> null).machine();
        first.engine().register(quick);
        first.start(quick, "next", "x");
        scene.until(first, "next", RunStatus.COMPLETED);
    }

    @Test
    @DisplayName("does not spin while it is full and other runs are overdue, or while the store is down")
    void noSpinning() {
        Script.Machine machine = Script.named("quick")
                .node(step("a"), in -> new CompletableFuture<String>())
                .machine();
        scene.store.join(1, "old");
        started("r0");
        started("r1");
        scene.store.leave(1);
        int[] calls = new int[1];
        scene.worker(options -> options.maxInFlight(1), machine);
        scene.faults = (operation, arguments) -> {
            calls[0]++;
            return Fault.NONE;
        };
        scene.world.run(Duration.ofSeconds(10));
        assertThat(calls[0]).isLessThan(500);
    }
}
