package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.Environment;
import dev.lodestep.runtime.RunEvent;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.UnreadableRowException;
import dev.lodestep.runtime.machine.Failures;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WorkflowVersion;
import dev.lodestep.runtime.store.WriteResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims runs that nobody executes and gives each an executor; looks for messages that came to the runs that are executed here. A run whose
 * stored data cannot be read is parked with the reason, and never holds up the others.
 */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int BATCH = 64;

    private final RunHost host;
    private final Workflows workflows;
    private final Active active;
    private final Heart heart;
    private final Held held;
    private final Loop claims;
    private final Loop messages;
    private volatile boolean full;
    private final Set<Long> coming = ConcurrentHashMap.newKeySet();
    private volatile boolean claiming;

    Dispatcher(RunHost host, Workflows workflows, Active active, Heart heart, Held held) {
        this.host = host;
        this.held = held;
        this.workflows = workflows;
        this.active = active;
        this.heart = heart;
        EngineOptions options = host.options();
        Environment environment = host.environment();
        this.claims = new Loop("claiming runs", environment, options.pollInterval(), this::claim);
        this.messages = new Loop("looking for messages", environment, options.pollInterval(), this::lookForMessages);
    }

    void start() {
        hintOfOthers();
        host.store().listen(this::hintOfOthers);
    }

    /** Another process may have left something. */
    private void hintOfOthers() {
        claims.hurry();
        messages.hurry();
    }

    void stop() {
        claims.stop();
        messages.stop();
    }

    /** Something may be there to be claimed. */
    void hint() {
        claims.hurry();
    }

    private Duration claim() {
        held.sweep();
        Set<WorkflowVersion> known = workflows.versions();
        Duration poll = host.options().pollInterval();
        if (known.isEmpty() || !host.mayBegin()) {
            return poll;
        }
        int places = active.enterUpTo(BATCH);
        int used = 0;
        try {
            if (places > 0) {
                for (Claimed one : claim(known, places)) {
                    used++;
                    take(one);
                    coming.remove(one.row().run());
                }
            }
        } finally {
            coming.clear();
            active.leave(places - used);
        }
        full = used == places;
        return used == BATCH ? Duration.ZERO : untilNextDue(known, poll, used > 0);
    }

    private List<Claimed> claim(Set<WorkflowVersion> known, int places) {
        claiming = true;
        try {
            List<Claimed> claimed = host.store().claim(heart.worker(), known, places, host.environment()::randomLong);
            claimed.forEach(one -> coming.add(one.row().run()));
            return claimed;
        } finally {
            claiming = false;
        }
    }

    /** Whether a run may have been claimed here just now and has no executor yet, because others are read before it. */
    boolean mayBeComing(long run) {
        return claiming || coming.contains(run);
    }

    /** What is due but could not be claimed just now is not asked for again and again. */
    private Duration untilNextDue(Set<WorkflowVersion> known, Duration poll, boolean claimed) {
        Optional<Instant> due = host.store().nextDue(known);
        if (due.isEmpty()) {
            return poll;
        }
        Duration wait = Duration.between(host.store().now(), due.get());
        Duration least = claimed ? Duration.ofMillis(1) : poll;
        if (wait.isNegative() || wait.isZero()) {
            return least;
        }
        return wait.compareTo(poll) > 0 ? poll : wait;
    }

    /** There is room for a run more. */
    void roomMade() {
        if (full) {
            full = false;
            hint();
        }
    }

    /** Gives a claimed run an executor, for whose place there is room already. What cannot be taken now, the heart finds later. */
    void take(Claimed claimed) {
        boolean taken = false;
        try {
            taken = execute(claimed);
        } catch (UnreadableRowException e) {
            park(claimed, claimed.row(), e);
        } catch (StoreUnavailableException e) {
            LOG.info(
                    "run '{}' was claimed, but {}; it is claimed anew",
                    claimed.row().id(),
                    e.getMessage());
        } finally {
            if (!taken) {
                active.leave(1);
            }
        }
    }

    /** False if there is no executor for it: it was parked, or is no longer this worker's. */
    private boolean execute(Claimed claimed) {
        RunRow row = claimed.row();
        Store store = host.store();
        Registered workflow = workflows
                .find(new WorkflowVersion(row.workflow(), row.version()))
                .orElseThrow();
        Optional<LoadedRun> here = held.resume(claimed, store);
        if (here.isPresent()) {
            execute(claimed, workflow, here.get());
            return true;
        }
        Optional<StoredRun> stored = store.load(row.run());
        if (stored.isEmpty() || stored.get().row().claim() != claimed.claim()) {
            return false;
        }
        RunState state;
        try {
            state = new Loader(workflow.codecs(), store::read).state(stored.get());
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            park(claimed, stored.get().row(), e);
            return false;
        }
        Checkpoint checkpoint = stored.get().checkpoint();
        LoadedRun loaded = new LoadedRun(
                state,
                claimed.seq(),
                checkpoint == null ? 0 : checkpoint.seq(),
                new Declared(stored.get().row().waits(), stored.get().row().compensating()),
                0,
                stored.get().inbox(),
                row.priority(),
                row.parent(),
                row.startAt());
        execute(claimed, workflow, loaded);
        return true;
    }

    private void execute(Claimed claimed, Registered workflow, LoadedRun loaded) {
        RunRow row = claimed.row();
        Claim claim = new Claim(row.run(), row.id(), row.owner(), claimed.claim());
        RunExecutor executor = new RunExecutor(host, workflow, claim, loaded, first(claimed));
        active.add(executor, host.closing() ? executor::drain : executor::advance);
    }

    /** A child, or what was to begin later, begins when it is claimed for the first time, behind the entry of its start. */
    private static RunEvent first(Claimed claimed) {
        RunRow row = claimed.row();
        boolean beginsByClaim = row.parent() != null || row.startAt() != null;
        return beginsByClaim && claimed.seq() == 2
                ? new RunEvent.RunStarted(row.id())
                : new RunEvent.RunResumed(row.id());
    }

    /** Keeps everything as it is, and says why the run cannot go on. */
    private void park(Claimed claimed, RunRow seen, Throwable why) {
        String runId = claimed.row().id();
        String reason = Failures.text(why.getMessage() == null ? why.toString() : why.getMessage());
        LOG.error("run '{}' cannot be read and is parked: {}", runId, reason);
        RunWrite park = new RunWrite.Park(
                claimed.row().run(),
                claimed.claim(),
                claimed.seq() + 1,
                List.of(),
                StoredStatus.PARKED,
                seen.compensating(),
                List.of(),
                null,
                reason,
                seen.inbox(),
                null);
        host.writer().submit(claimed.row().owner(), park, result -> {
            if (result instanceof WriteResult.Written) {
                host.environment()
                        .control()
                        .execute(() -> host.listeners().tell(new RunEvent.RunParked(runId, reason)));
            }
        });
    }

    /** Signals and cancellations that other processes sent to runs that are executed here. */
    private Duration lookForMessages() {
        Map<Long, RunExecutor> executors = active.all().stream()
                .collect(Collectors.toMap(executor -> executor.claim().run(), executor -> executor));
        if (!executors.isEmpty()) {
            host.store().inboxCounters(executors.keySet()).forEach((run, count) -> {
                RunExecutor executor = executors.get(run);
                if (executor != null && count > executor.seenInbox()) {
                    executor.messagesCame();
                }
            });
        }
        return host.options().pollInterval();
    }
}
