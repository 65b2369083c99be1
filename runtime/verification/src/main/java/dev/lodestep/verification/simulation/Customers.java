package dev.lodestep.verification.simulation;

import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.EngineBusyException;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.SignalResult;
import dev.lodestep.runtime.StartConflictException;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.codec.Json;
import dev.lodestep.runtime.machine.Note;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WorkflowVersion;
import dev.lodestep.verification.simulation.invariant.Acknowledgements;
import dev.lodestep.verification.simulation.world.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/** The people outside: they start runs, answer waits, cancel, pause and repair; what was not acknowledged they try again. */
final class Customers {
    private static final Duration AGAIN = Duration.ofMillis(700);
    private static final RunQuery ALL = RunQuery.all().pageOf(1000);

    private final World world;
    private final Random random;
    private final Store store;
    private final List<Worker> workers;
    private final Map<WorkflowVersion, WorkflowDefinition<String, String>> definitions;
    private final Acknowledgements told;
    private final Map<String, Integer> sent = new HashMap<>();
    private final Map<String, Integer> repairs = new HashMap<>();

    Customers(
            World world,
            Random random,
            Store store,
            List<Worker> workers,
            Map<WorkflowVersion, WorkflowDefinition<String, String>> definitions,
            Acknowledgements told) {
        this.world = world;
        this.random = random;
        this.store = store;
        this.workers = workers;
        this.definitions = definitions;
        this.told = told;
    }

    /** Everything that they mean to do with a run. */
    void expect(Scenario.Start run) {
        world.after(run.after(), () -> start(run));
        if (!run.cancelAfter().isZero()) {
            world.after(run.cancelAfter(), () -> cancel(run.id(), run.compensates()));
        }
        if (!run.pauseAfter().isZero()) {
            world.after(run.pauseAfter(), () -> pause(run.id()));
        }
    }

    private Optional<Worker> anybody() {
        List<Worker> there = workers.stream().filter(Worker::answers).toList();
        return there.isEmpty() ? Optional.empty() : Optional.of(there.get(random.nextInt(there.size())));
    }

    private WorkflowDefinition<String, String> definition(String workflow, int version) {
        return Objects.requireNonNull(definitions.get(new WorkflowVersion(workflow, version)));
    }

    private void start(Scenario.Start run) {
        WorkflowDefinition<String, String> definition =
                definition(run.program().name(), run.program().version());
        boolean done = attempt(worker -> {
            worker.engine().start(definition, run.id(), "input of " + run.id());
            told.started(run.id(), "input of " + run.id());
            world.trace()
                    .tell(
                            world.nanos(),
                            () -> "p" + worker.process().number() + " acknowledges the start of " + run.id());
        });
        if (!done || random.nextInt(6) == 0) {
            world.after(AGAIN, () -> start(run));
        } else if (random.nextInt(4) == 0) {
            startOther(definition, run.id());
        }
    }

    /** Somebody means another run by the same id. */
    private void startOther(WorkflowDefinition<String, String> definition, String runId) {
        attempt(worker -> {
            try {
                worker.engine().start(definition, runId, "something else");
                told.started(runId, "something else");
            } catch (StartConflictException asItShouldBe) {
                world.trace().mix(1);
            }
        });
    }

    private void cancel(String runId, boolean compensates) {
        boolean done = attempt(worker -> {
            if (store.find(runId).isEmpty()) {
                throw new StoreUnavailableException("not there yet", null);
            }
            if (worker.engine().cancel(runId, compensates ? CancelMode.COMPENSATE : CancelMode.STOP)) {
                told.cancelled(runId);
            }
        });
        if (!done) {
            world.after(AGAIN, () -> cancel(runId, compensates));
        }
    }

    private void pause(String runId) {
        boolean done = attempt(worker -> {
            if (store.find(runId).isEmpty()) {
                throw new StoreUnavailableException("not there yet", null);
            }
            worker.engine().pause(runId, new Note("ann", "to see"));
        });
        if (!done) {
            world.after(AGAIN, () -> pause(runId));
        }
    }

    /** Looks around, as people do from time to time, and does what seems to be needed. */
    void lookAround(boolean patient) {
        for (RunRow row : store.list(ALL)) {
            if (row.status() == StoredStatus.PARKED) {
                if (patient || random.nextInt(3) == 0) {
                    repair(row);
                }
            } else if (!row.status().isFinal()) {
                for (String wait : row.waits()) {
                    if (patient || random.nextInt(5) == 0) {
                        answer(row, wait);
                    }
                }
                if (!patient && random.nextInt(12) == 0) {
                    early(row);
                }
            }
        }
    }

    /** A signal that perhaps nobody waits for yet. */
    private void early(RunRow row) {
        definition(row.workflow(), row.version()).nodes().stream()
                .flatMap(node -> node.signal().stream())
                .filter(signal -> random.nextInt(2) == 0)
                .findFirst()
                .ifPresent(signal -> answer(row, signal.name()));
    }

    private void answer(RunRow row, String wait) {
        int number = sent.merge(row.id() + "/" + wait, 1, Integer::sum);
        signal(row, wait, wait + "/" + number);
    }

    private void signal(RunRow row, String wait, String signalId) {
        WorkflowDefinition<String, String> definition = definition(row.workflow(), row.version());
        boolean done = attempt(worker -> {
            SignalResult answer = worker.engine()
                    .signal(definition, row.id(), wait, signalId, Json.encode(Codecs.STRING, "yes " + signalId));
            told.signalled(row.id(), signalId, answer);
        });
        if (!done || random.nextInt(6) == 0) {
            world.after(AGAIN, () -> signal(row, wait, signalId));
        }
    }

    /** Tries again, goes on, and gives up at last. */
    private void repair(RunRow row) {
        int times = repairs.merge(row.id(), 1, Integer::sum);
        attempt(worker -> {
            if (times > 4) {
                worker.engine().cancel(row.id(), CancelMode.STOP);
            } else if (row.reason() != null && Note.saysPaused(row.reason())) {
                worker.engine().go(row.id(), Note.NONE);
            } else if (times % 2 == 1) {
                worker.engine().retry(row.id());
            } else {
                worker.engine().cancel(row.id(), CancelMode.COMPENSATE);
            }
        });
    }

    private interface Wish {
        void ask(Worker worker);
    }

    /** False if nobody answered. */
    private boolean attempt(Wish wish) {
        Optional<Worker> worker = anybody();
        if (worker.isEmpty()) {
            return false;
        }
        try {
            wish.ask(worker.get());
            return !worker.get().process().dead();
        } catch (StoreUnavailableException | EngineBusyException unknown) {
            return false;
        } catch (IllegalStateException broken) {
            if (broken.getMessage() != null && broken.getMessage().startsWith("simulated")) {
                return false;
            }
            throw broken;
        }
    }
}
