package dev.lodestep.verification.simulation;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.WorkflowVersion;
import dev.lodestep.verification.simulation.bug.PlantedBug;
import dev.lodestep.verification.simulation.invariant.Acknowledgements;
import dev.lodestep.verification.simulation.invariant.History;
import dev.lodestep.verification.simulation.invariant.Model;
import dev.lodestep.verification.simulation.invariant.Rules;
import dev.lodestep.verification.simulation.invariant.Violation;
import dev.lodestep.verification.simulation.invariant.Witness;
import dev.lodestep.verification.simulation.program.Outside;
import dev.lodestep.verification.simulation.program.Program;
import dev.lodestep.verification.simulation.program.ProgramMachine;
import dev.lodestep.verification.simulation.world.FaultyStore;
import dev.lodestep.verification.simulation.world.Trace;
import dev.lodestep.verification.simulation.world.Weather;
import dev.lodestep.verification.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** One history, from a scenario to what is wrong with it: engines on one store among faults, then without, until every run has ended. */
final class Simulation {
    private static final Duration STEP = Duration.ofMillis(600);
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final RunQuery ALL = RunQuery.all().pageOf(1000);

    private final Scenario scenario;
    private final World world;
    private final Store shared;
    private final Optional<PlantedBug> bug;
    private final Model model = new Model(Scenario.LEASE);
    private final Outside outside = new Outside();
    private final Acknowledgements told = new Acknowledgements();
    private final List<Worker> workers = new ArrayList<>();
    private final FaultyStore.Depth depth = new FaultyStore.Depth();
    private final Set<Integer> broken = new HashSet<>();
    private final Weather weather;
    private final Random random;
    private final Customers customers;
    private int deeds;

    private Simulation(Scenario scenario, World world, Store store, Optional<PlantedBug> bug) {
        this.scenario = scenario;
        this.world = world;
        this.bug = bug;
        this.shared = bug.map(one -> one.inStore(store, world)).orElse(store);
        this.random = new Random(~scenario.seed());
        this.weather = new Weather(
                scenario.seed() + 7,
                List.copyOf(scenario.faults()),
                scenario.oneIn(),
                number -> scenario.cuts().drops("fault", number));
        Map<WorkflowVersion, WorkflowDefinition<String, String>> definitions = new HashMap<>();
        for (Program program : scenario.programs()) {
            WorkflowDefinition<String, String> definition = ProgramMachine.definition(program);
            definitions.put(definition.version(), definition);
        }
        this.customers = new Customers(world, new Random(scenario.seed() + 13), store, workers, definitions, told);
    }

    /** Plays it on the store of that kind. */
    static Result play(Scenario scenario, StoreKind kind, Optional<PlantedBug> bug, boolean tells) {
        Trace trace = new Trace(tells);
        World world = new World(scenario.seed(), trace);
        try (Store store = kind.open(world::databaseNow)) {
            Simulation simulation = new Simulation(scenario, world, store, bug);
            List<Violation> violations = simulation.play();
            return new Result(
                    violations,
                    trace,
                    simulation.weather.drawn(),
                    simulation.deeds,
                    simulation.weather.done(),
                    simulation.model.commits(),
                    Duration.ofNanos(world.nanos()));
        }
    }

    /**
     * What came of it.
     *
     * @param violations what was found
     * @param trace what happened
     * @param faultsDrawn how many faults were drawn, also those left out
     * @param deedsDrawn how many things were to be done to processes and clocks
     * @param faults how many calls of the store went wrong
     * @param commits how many entries were committed
     * @param time how much time passed in the world
     */
    record Result(
            List<Violation> violations,
            Trace trace,
            int faultsDrawn,
            int deedsDrawn,
            int faults,
            int commits,
            Duration time) {}

    private List<Violation> play() {
        for (int i = 0; i < scenario.workers(); i++) {
            join(i == 0 || random.nextInt(3) > 0);
        }
        scenario.runs().forEach(customers::expect);
        long end = scenario.chaos().toNanos();
        while (world.nanos() < end && model.violations().isEmpty()) {
            world.run(STEP);
            customers.lookAround(false);
            if (random.nextInt(3) == 0) {
                trouble();
            }
        }
        if (model.violations().isEmpty()) {
            calmDown();
        }
        List<Violation> violations = model.violations();
        if (violations.isEmpty()) {
            violations = new Rules(history()).broken();
        }
        return violations;
    }

    private void calmDown() {
        weather.clear();
        world.trace().tell(world.nanos(), () -> "faults stop");
        for (Worker worker : List.copyOf(workers)) {
            if (worker.process().frozen()) {
                worker.process().thaw();
            }
        }
        join(true);
        long limit = world.nanos() + PATIENCE.toNanos();
        while (!allEnded() && world.nanos() < limit && model.violations().isEmpty()) {
            world.run(STEP);
            customers.lookAround(true);
        }
    }

    private boolean allEnded() {
        return scenario.runs().stream().allMatch(run -> told.isStarted(run.id()))
                && shared.list(ALL).stream().allMatch(row -> row.status().isFinal());
    }

    /** A process with an engine; of those that are deployed in different versions, some know only one. */
    private void join(boolean all) {
        World.Process process = world.process();
        Store witness = new Witness(shared, model, world);
        Store faulty = new FaultyStore(
                witness, world, process, weather, Scenario.LEASE, depth, () -> broken.add(process.number()));
        Store seen = bug.map(one -> one.inProcess(faulty, world, process)).orElse(faulty);
        EngineOptions options = EngineOptions.defaults()
                .environment(process)
                .lease(Scenario.LEASE)
                .pollInterval(Duration.ofMillis(500))
                .startTimeout(Duration.ofNanos(1))
                .rejectWhenFull()
                .keepStoreOpen();
        Engine engine;
        try {
            engine = Engine.open(seen, options);
        } catch (StoreUnavailableException | IllegalStateException again) {
            world.after(Duration.ofMillis(500), () -> join(all));
            return;
        }
        Set<WorkflowVersion> knows = new LinkedHashSet<>();
        int newest = 1 + random.nextInt(2);
        for (Program program : scenario.programs()) {
            if (all || program.name().equals("leaf") || program.version() == newest) {
                engine.register(ProgramMachine.of(program, world, process, outside));
                knows.add(new WorkflowVersion(program.name(), program.version()));
            }
        }
        world.trace().tell(world.nanos(), () -> "p" + process.number() + " starts and knows " + knows);
        workers.add(new Worker(engine, process, knows));
    }

    private void trouble() {
        if (scenario.troubles().isEmpty()) {
            return;
        }
        List<Scenario.Trouble> troubles = List.copyOf(scenario.troubles());
        Scenario.Trouble trouble = troubles.get(random.nextInt(troubles.size()));
        Worker victim = workers.isEmpty() ? null : workers.get(random.nextInt(workers.size()));
        int millis = random.nextInt(9_000);
        boolean back = random.nextBoolean();
        if (victim == null || scenario.cuts().drops("deed", ++deeds)) {
            return;
        }
        World.Process process = victim.process();
        world.trace().mix(trouble.ordinal());
        world.trace().tell(world.nanos(), () -> trouble + " of p" + process.number() + " (" + millis + " ms)");
        switch (trouble) {
            case CRASH -> {
                process.kill();
                workers.remove(victim);
                join(random.nextBoolean());
            }
            case FREEZE -> {
                if (victim.answers()) {
                    process.freeze();
                    world.after(Duration.ofMillis(millis), process::thaw);
                }
            }
            case JOIN -> {
                if (workers.stream().filter(worker -> !worker.process().dead()).count() < 4) {
                    join(true);
                }
            }
            case WALL_CLOCK -> process.setClock(Duration.ofMillis(back ? -millis * 3L : millis * 3L));
            case DATABASE_CLOCK -> world.setDatabaseClock(Duration.ofMillis(back ? -millis : millis));
        }
    }

    private History history() {
        Map<String, StoredRun> runs = new TreeMap<>();
        for (RunRow row : shared.list(ALL)) {
            shared.read(row.id()).ifPresent(run -> runs.put(row.id(), run));
        }
        Map<WorkflowVersion, Program> programs = new LinkedHashMap<>();
        scenario.programs()
                .forEach(program -> programs.put(new WorkflowVersion(program.name(), program.version()), program));
        return new History(
                runs,
                programs,
                model,
                outside,
                told,
                broken,
                () -> shared.purge(shared.list(ALL).stream().map(RunRow::run).toList())
                        .size());
    }
}
