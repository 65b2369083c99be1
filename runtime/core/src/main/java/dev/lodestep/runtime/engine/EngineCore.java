package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.Environment;
import dev.lodestep.runtime.NoTransactionsException;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.WorkflowMachine;
import dev.lodestep.runtime.attempt.Listeners;
import dev.lodestep.runtime.flow.FlowControl;
import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.Parent;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts that make runs go on, put together: what executors find around them. */
final class EngineCore implements RunHost {
    private static final Logger LOG = LoggerFactory.getLogger(EngineCore.class);

    private final Store store;
    private final EngineOptions options;
    private final Environment environment;
    private final Workflows workflows = new Workflows();
    private final Waiters waiters = new Waiters();
    private final Limits limits;
    private final Listeners listeners;
    private final GroupWriter writer;
    private final Active active;
    private final Held held;
    private final Heart heart;
    private final Dispatcher dispatcher;
    private final Deliveries deliveries;
    private final Starter starter;
    private final Schedules schedules;
    private final LimitKeeping limitKeeping;
    private final TransactionGate transactions = new TransactionGate();
    private final Optional<Retention> retention;
    private final Shutdown shutdown;

    EngineCore(Store store, EngineOptions options) {
        this.store = store;
        this.options = options;
        environment = options.environment();
        limits = new Limits(options);
        listeners = new Listeners(options.listeners());
        writer = new GroupWriter(store, environment);
        active = new Active(options.maxInFlight());
        held = new Held(options.liveHold(), options.liveHoldRuns(), environment::nanoTime);
        heart = new Heart(store, environment, options);
        limitKeeping = LimitKeeping.of(store, environment, options, heart::worker);
        dispatcher = new Dispatcher(this, workflows, active, heart, held);
        starter = new Starter(this, workflows, active, heart);
        schedules = new Schedules(this, starter, heart);
        deliveries = new Deliveries(this, active, dispatcher::hint);
        retention = options.retention().map(keep -> new Retention(this, keep));
        shutdown = new Shutdown(this, active, heart, dispatcher);
    }

    /** Joins the store as a worker, unless the engine is only a client. */
    void start() {
        if (!options.executes()) {
            return;
        }
        try {
            heart.start(new OnHeart());
        } catch (RuntimeException e) {
            environment.close();
            throw e;
        }
        dispatcher.start();
        retention.ifPresent(Retention::start);
    }

    void register(WorkflowMachine<?, ?> machine) {
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
        heart.announce();
        dispatcher.hint();
    }

    void close() {
        retention.ifPresent(Retention::stop);
        shutdown.run();
    }

    Starter starter() {
        return starter;
    }

    Deliveries deliveries() {
        return deliveries;
    }

    SignalGate signalGate() {
        return new SignalGate(store, workflows);
    }

    Diagnosis diagnosis() {
        return new Diagnosis(this, workflows, active);
    }

    Waiters waiters() {
        return waiters;
    }

    /** Whether a run is executed by this engine at this moment. */
    boolean executesNow(String runId) {
        return active.holds(runId);
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
        if (held.holds() && (how instanceof Leaving.Waiting || how instanceof Leaving.Parked)) {
            held.keep(executor.rest());
        }
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

    @Override
    public void claimInTime(Instant due) {
        if (!options.executes()) {
            return;
        }
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
        public Set<WorkflowVersion> known() {
            return workflows.versions();
        }

        @Override
        public boolean holds(long run, long claim) {
            return active.find(run).isPresent() || dispatcher.mayBeComing(run) || starter.isUnderWay(claim);
        }
    }
}
