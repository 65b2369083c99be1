package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineClosedException;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.Environment;
import dev.lodestep.runtime.NoTransactionsException;
import dev.lodestep.runtime.Run;
import dev.lodestep.runtime.RunPage;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunRecord;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.RunSummary;
import dev.lodestep.runtime.SignalResult;
import dev.lodestep.runtime.StartConflictException;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.WorkflowMachine;
import dev.lodestep.runtime.attempt.Listeners;
import dev.lodestep.runtime.codec.Mapper;
import dev.lodestep.runtime.flow.FlowControl;
import dev.lodestep.runtime.machine.Note;
import dev.lodestep.runtime.machine.Place;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.Parent;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine: its parts put together, and the calls of its users handed to them. */
public final class DurableEngine implements Engine, RunHost {
    private static final Logger LOG = LoggerFactory.getLogger(DurableEngine.class);

    private final Store store;
    private final EngineOptions options;
    private final Environment environment;
    private final Workflows workflows = new Workflows();
    private final Waiters waiters = new Waiters();
    private final Limits limits;
    private final Listeners listeners;
    private final GroupWriter writer;
    private final Active active;
    private final Heart heart;
    private final Dispatcher dispatcher;
    private final Starter starter;
    private final Deliveries deliveries;
    private final Signals signals;
    private final Operators operators;
    private final Schedules schedules;
    private final LimitKeeping limitKeeping;
    private final TransactionGate transactions = new TransactionGate();
    private final Shutdown shutdown;

    private DurableEngine(Store store, EngineOptions options) {
        this.store = store;
        this.options = options;
        environment = options.environment();
        limits = new Limits(options);
        listeners = new Listeners(options.listeners());
        writer = new GroupWriter(store, environment);
        active = new Active(options.maxInFlight());
        heart = new Heart(store, environment, options);
        limitKeeping = LimitKeeping.of(store, environment, options, heart::worker);
        dispatcher = new Dispatcher(this, workflows, active, heart);
        starter = new Starter(this, workflows, active, heart);
        deliveries = new Deliveries(this, active, dispatcher::hint);
        signals = new Signals(this, deliveries, new SignalGate(store, workflows), starter);
        operators = new Operators(this, deliveries, starter);
        schedules = new Schedules(this, starter, heart);
        shutdown = new Shutdown(this, active, heart, dispatcher);
    }

    /** An engine on a store; it joins the store as a worker, unless it is only a client. */
    public static Engine open(Store store, EngineOptions options) {
        DurableEngine engine = new DurableEngine(store, options);
        if (options.executes()) {
            try {
                engine.heart.start(engine.new OnHeart());
            } catch (RuntimeException e) {
                engine.environment.close();
                throw e;
            }
            engine.dispatcher.start();
        }
        return engine;
    }

    @Override
    public void register(WorkflowMachine<?, ?> machine) {
        open();
        if (!options.executes()) {
            throw new IllegalStateException(
                    "this engine is a client and executes nothing: use connect(engine), or open the"
                            + " engine without clientOnly()");
        }
        if (store.transactions().isEmpty()) {
            NoTransactionsException.check(machine.definition(), store.describe());
        }
        Optional<Schedule> schedule = Schedule.of(machine.definition());
        flow().add(machine.definition());
        workflows.add(Registered.of(machine, options.mapper()));
        schedules.add(machine.definition().version(), schedule);
        workflows
                .unknownChildren(machine.definition())
                .forEach(child -> LOG.info(
                        "{} starts runs of {}, which this engine has not registered: register it here or in another worker,"
                                + " or its runs wait",
                        machine.definition().version(),
                        child));
        dispatcher.hint();
    }

    @Override
    public <I, O> Run<O> start(WorkflowDefinition<I, O> definition, String runId, @Nullable I input) {
        open();
        limits.id("the run id", runId);
        starter.start(definition, runId, input);
        return run(definition, runId);
    }

    @Override
    public <O> Run<O> run(WorkflowDefinition<?, O> definition, String runId) {
        return new EngineRun<>(this, definition, runId);
    }

    @Override
    public SignalResult signal(
            WorkflowDefinition<?, ?> definition,
            String runId,
            String signal,
            @Nullable String signalId,
            byte[] payload) {
        open();
        return signals.send(definition, runId, signal, signalId, payload);
    }

    @Override
    public <I> SignalResult startOrSignal(
            WorkflowDefinition<I, ?> definition,
            String runId,
            @Nullable I input,
            String signal,
            @Nullable String signalId,
            byte[] payload) {
        open();
        return signals.sendOrStart(definition, runId, input, signal, signalId, payload);
    }

    @Override
    public boolean cancel(String runId, CancelMode mode) {
        open();
        return deliveries.control(
                new Message(runId, MessageKind.CANCEL, mode.name(), null, environment.randomLong(), null));
    }

    @Override
    public boolean retry(String runId) {
        open();
        RunRow row = store.find(runId).orElseThrow(() -> EngineRun.unknown(runId));
        return row.status() == StoredStatus.PARKED
                && deliveries.control(
                        new Message(runId, MessageKind.RETRY, "retry", null, environment.randomLong(), null));
    }

    @Override
    public boolean pause(String runId, Note note) {
        open();
        return operators.pause(runId, note);
    }

    @Override
    public boolean go(String runId, Note note) {
        open();
        return operators.go(runId, note);
    }

    @Override
    public boolean supply(
            WorkflowDefinition<?, ?> definition, String runId, Place place, @Nullable Object value, Note note) {
        open();
        return operators.supply(codecs(definition), runId, place, value, note);
    }

    @Override
    public boolean skip(WorkflowDefinition<?, ?> definition, String runId, Place place, Note note) {
        open();
        return operators.skip(codecs(definition), runId, place, note);
    }

    @Override
    public <O> Run<O> fork(WorkflowDefinition<?, O> definition, String runId, String node, String newId) {
        open();
        limits.id("the run id", newId);
        operators.fork(codecs(definition), runId, node, newId);
        return run(definition, newId);
    }

    @Override
    public Delivery send(Message message) {
        return deliveries.send(message);
    }

    @Override
    public void noticed(Delivery delivery) {
        deliveries.noticed(delivery);
    }

    @Override
    public void workMayBeThere() {
        dispatcher.hint();
    }

    @Override
    public void startsRunsOf(WorkflowVersion version) {
        if (workflows.isNewlyMissed(version)) {
            LOG.warn(
                    "runs of {} were started as children, and this engine has not registered it: they wait until a worker"
                            + " that has claims them",
                    version);
        }
    }

    @Override
    public RunPage list(RunQuery query) {
        open();
        List<RunRow> rows = store.list(Rows.filter(query));
        List<RunSummary> runs = rows.stream()
                .map(Rows::summary)
                .filter(run -> query.statuses().isEmpty() || query.statuses().contains(run.status()))
                .toList();
        boolean more = rows.size() == query.pageSize();
        return new RunPage(
                runs, more ? Optional.of(Long.toString(rows.get(rows.size() - 1).run())) : Optional.empty());
    }

    @Override
    public Optional<RunSummary> find(String runId) {
        open();
        return store.find(runId).map(Rows::summary);
    }

    @Override
    public Map<RunStatus, Long> count(@Nullable String workflow) {
        open();
        Map<RunStatus, Long> counts = new EnumMap<>(RunStatus.class);
        store.count(workflow).forEach((status, count) -> {
            if (count > 0) {
                counts.merge(Rows.status(status), count, Long::sum);
            }
        });
        return counts;
    }

    @Override
    public List<RunRecord> journal(String runId) {
        open();
        StoredRun run = store.read(runId).orElseThrow(() -> EngineRun.unknown(runId));
        return run.journal().stream().map(Rows::record).toList();
    }

    @Override
    public String whyNotRunning(String runId) {
        open();
        return store.find(runId)
                .map(row -> new Diagnosis(store, workflows, active, options.executes()).of(row))
                .orElse("there is no run '" + runId + "' in this store");
    }

    @Override
    public int purge(Duration endedBefore) {
        open();
        int purged = 0;
        int batch;
        do {
            batch = store.purge(store.now().minus(endedBefore), 500);
            purged += batch;
        } while (batch == 500);
        return purged;
    }

    @Override
    public Optional<RunState> state(WorkflowDefinition<?, ?> definition, String runId) {
        open();
        return store.read(runId).map(run -> replay(definition, run));
    }

    private RunState replay(WorkflowDefinition<?, ?> definition, StoredRun run) {
        checkIsOf(definition, run);
        return new Loader(codecs(definition), store::read).replay(run.row(), run.journal());
    }

    private RunCodecs codecs(WorkflowDefinition<?, ?> definition) {
        return RunCodecs.of(definition, options.mapper());
    }

    static void checkIsOf(WorkflowDefinition<?, ?> definition, StoredRun run) {
        WorkflowVersion version =
                new WorkflowVersion(run.row().workflow(), run.row().version());
        if (!version.equals(definition.version())) {
            throw new StartConflictException("run '" + run.row().id() + "' is a run of " + version + ", not of "
                    + definition.version() + ": ask the client of that version");
        }
    }

    @Override
    public @Nullable Mapper mapper() {
        return options.mapper();
    }

    /** How a run ended, if the store says that it has. */
    Optional<Leaving.Ended> storedEnd(WorkflowDefinition<?, ?> definition, String runId) {
        open();
        RunRow row = store.find(runId).orElseThrow(() -> EngineRun.unknown(runId));
        if (!row.status().isFinal()) {
            return Optional.empty();
        }
        StoredRun run = store.read(runId).orElseThrow(() -> EngineRun.unknown(runId));
        checkIsOf(definition, run);
        return Optional.of(Endings.stored(codecs(definition), run.journal()));
    }

    /** Whether a run is executed by this engine at this moment. */
    boolean executesNow(String runId) {
        return active.holds(runId);
    }

    @Override
    public void close() {
        shutdown.run();
    }

    private void open() {
        if (shutdown.begun()) {
            throw new EngineClosedException("this engine was closed; open a new one");
        }
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public Environment environment() {
        return environment;
    }

    @Override
    public EngineOptions options() {
        return options;
    }

    @Override
    public GroupWriter writer() {
        return writer;
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public Listeners listeners() {
        return listeners;
    }

    @Override
    public FlowControl flow() {
        return limitKeeping.control();
    }

    @Override
    public TransactionGate gate() {
        return transactions;
    }

    /** Others start the runs of schedules. */
    void stopSchedules() {
        schedules.stop();
    }

    /** Nobody has anything to begin any more. */
    void stopKeepingLimits() {
        limitKeeping.stop();
    }

    Waiters waiters() {
        return waiters;
    }

    @Override
    public boolean mayBegin() {
        return heart.trusted();
    }

    @Override
    public boolean closing() {
        return shutdown.begun();
    }

    @Override
    public void left(RunExecutor executor, Leaving how) {
        active.remove(executor);
        shutdown.oneLess();
        dispatcher.roomMade();
        if (how instanceof Leaving.Ended ended) {
            waiters.ended(executor.claim().runId(), ended);
            executor.parent().ifPresent(this::childEnded);
        } else if (how instanceof Leaving.Waiting waiting) {
            waiting.due().ifPresent(this::claimInTime);
        }
    }

    /** A parent hears of the end of its child at once where it goes on in this process; else it may be there to be claimed. */
    private void childEnded(Parent parent) {
        active.find(parent.run()).ifPresentOrElse(RunExecutor::messagesCame, dispatcher::hint);
    }

    /** A run that is due before the next poll is claimed in time. */
    private void claimInTime(Instant due) {
        try {
            Duration until = Duration.between(store.now(), due);
            if (until.compareTo(options.pollInterval()) < 0 && !shutdown.begun()) {
                environment.schedule(until, dispatcher::hint);
            }
        } catch (StoreUnavailableException e) {
            dispatcher.hint(); // which finds out when it is due once the store answers
        }
    }

    /** What the engine does about what its heart finds. */
    private final class OnHeart implements Heart.Listener {
        @Override
        public void died(long deadWorker) {
            active.all().stream()
                    .filter(executor -> executor.claim().worker() == deadWorker)
                    .forEach(RunExecutor::lose);
        }

        @Override
        public void workMayBeThere() {
            active.all().forEach(RunExecutor::advance);
            dispatcher.hint();
        }

        @Override
        public void reclaimed(Claimed claimed) {
            if (active.enterUpTo(1) == 1) {
                dispatcher.take(claimed);
            } else {
                store.release(heart.worker(), claimed.row().run(), claimed.claim());
            }
        }

        @Override
        public boolean holds(long run, long claim) {
            return active.find(run).isPresent() || dispatcher.mayBeComing(run) || starter.isUnderWay(claim);
        }
    }
}
