package dev.lodestep.runtime.simulation;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.RunEvent;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.RunSummary;
import dev.lodestep.runtime.SignalResult;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.WorkflowMachine;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.testing.memory.MemoryStore;
import dev.lodestep.testing.simulation.SimulatedWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A simulated world with one memory store, and engines on it. */
public final class Scene {
    /** Longer than anything short takes, shorter than a back-off of a second. */
    public static final Duration MOMENT = Duration.ofMillis(900);

    /** Longer than it takes to find out that a worker is dead and to take over from it. */
    public static final Duration TAKEOVER = Duration.ofSeconds(30);

    /** The world. */
    public final SimulatedWorld world;

    /** The store itself, without faults. */
    public final Store store;

    /** What the engines' listeners heard. */
    public final List<RunEvent> events = new ArrayList<>();

    /** What happens to the engines' calls of the store. */
    public FaultyStore.Faults faults = (operation, arguments) -> FaultyStore.Fault.NONE;

    /** Whether the store can keep limits over all workers. */
    public boolean storeKeepsLimits = true;

    private final Memory memory;

    private Scene(SimulatedWorld world, Memory memory) {
        this.world = world;
        this.memory = memory;
        this.store = new MemoryStore(world);
    }

    /** A scene in an orderly world. */
    public static Scene orderly() {
        return orderly(Memory.READS);
    }

    /** The same, whose engines hold states of runs that wait, or do not. */
    public static Scene orderly(Memory memory) {
        return new Scene(SimulatedWorld.orderly(), memory);
    }

    /** A scene in a shuffled world. */
    public static Scene shuffled(long seed) {
        return shuffled(seed, Memory.READS);
    }

    /** The same, whose engines hold states of runs that wait, or do not. */
    public static Scene shuffled(long seed, Memory memory) {
        return new Scene(SimulatedWorld.shuffled(seed), memory);
    }

    /** An engine in a process of its own. */
    public Worker worker(WorkflowMachine<?, ?>... machines) {
        return worker(options -> options, machines);
    }

    /** An engine in a process of its own, with options. */
    public Worker worker(UnaryOperator<EngineOptions> options, WorkflowMachine<?, ?>... machines) {
        SimulatedWorld.Process process = world.process();
        Store faulty =
                FaultyStore.over(store, storeKeepsLimits, (operation, arguments) -> faults.of(operation, arguments));
        Engine engine = Engine.open(
                faulty,
                options.apply(memory.set(EngineOptions.defaults())
                        .environment(process)
                        .startTimeout(Duration.ofMillis(20))
                        .rejectWhenFull()
                        .listener(events::add)));
        for (WorkflowMachine<?, ?> machine : machines) {
            engine.register(machine);
        }
        return new Worker(engine, process);
    }

    /** What is recorded of a run: kinds with their nodes, claims and the start left out. */
    public List<String> recorded(String runId) {
        return journal(runId).stream()
                .filter(row -> row.kind() != EntryKind.START && row.kind() != EntryKind.CLAIM)
                .map(row -> row.kind() + (row.node() == null ? "" : " " + row.node()))
                .toList();
    }

    /** The journal of a run. */
    public List<JournalRow> journal(String runId) {
        return store.read(runId).orElseThrow().journal();
    }

    /** Lets time pass until a run is in a status. */
    public void until(Worker worker, String runId, RunStatus status) {
        world.runUntil(() -> store.find(runId).isPresent() && worker.status(runId) == status, Duration.ofDays(10));
    }

    /** An engine and the process that it lives in. */
    public record Worker(Engine engine, SimulatedWorld.Process process) {
        /** Starts a run; whether it was started is not known if the store does not answer. */
        public void start(Script.Machine machine, String id, String input) {
            try {
                engine.start(machine.definition(), id, input);
            } catch (StoreUnavailableException unknown) {
                // it is sent again until the store answers
            }
        }

        /** Sends a signal. */
        public SignalResult signal(Script.Machine machine, String id, String name, String payload) {
            return signal(machine, id, name, null, payload);
        }

        /** Sends a signal with an id. */
        public SignalResult signal(
                Script.Machine machine, String id, String name, @Nullable String signalId, String payload) {
            return engine.signal(machine.definition(), id, name, signalId, Json.encode(Codecs.STRING, payload));
        }

        /** Where a run stands. */
        public RunStatus status(String id) {
            return run(id).status();
        }

        /** A run. */
        public RunSummary run(String id) {
            return engine.find(id).orElseThrow();
        }
    }
}
