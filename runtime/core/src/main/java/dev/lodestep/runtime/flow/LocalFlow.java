package dev.lodestep.runtime.flow;

import dev.lodestep.runtime.Environment;
import dev.lodestep.runtime.machine.ConcurrencyDefinition;
import dev.lodestep.runtime.machine.NodeDefinition;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import dev.lodestep.runtime.store.WorkflowVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The limits of one engine, kept in its memory.
 *
 * <p>Before each limited node is a line. Whenever room may have come, the one that is first, by priority and then by arrival, of all who stand
 * at the head of a line and whose limits have room, is let go, and so on. Who waits for its own rate does not hold up others that need only
 * the key of {@code @Concurrency} which they share; but of that, too, it is the first to have some once its rate lets it go. So nobody
 * starves, unless those of higher priority never stop coming: priority is strict.
 *
 * <p>Nodes share a limit by its key; all versions of a workflow share the rate of a node. Where they differ, the strictest holds, so that a
 * deployment in which an old and a new version run side by side neither fails nor lets more through than either of them allows.
 */
public final class LocalFlow implements FlowControl {
    private static final Logger LOG = LoggerFactory.getLogger(LocalFlow.class);

    private final Environment environment;
    private final Map<Node, Lane> lanes = new HashMap<>();
    private final Map<String, Slots> slots = new HashMap<>();
    private final Map<Rated, List<RateWindow>> rates = new HashMap<>();
    private final List<Lane> busy = new ArrayList<>();
    private Environment.Scheduled wake = () -> {};
    private long wakeAt;
    private boolean wakes;
    private long arrivals;

    private record Node(WorkflowVersion version, String name) {}

    private record Rated(String workflow, String node) {}

    /** No limits yet; time is the environment's monotonic clock. */
    public LocalFlow(Environment environment) {
        this.environment = environment;
    }

    @Override
    public synchronized void add(WorkflowDefinition<?, ?> definition) {
        for (NodeDefinition node : definition.nodes()) {
            if (FlowControl.limits(node)) {
                lanes.computeIfAbsent(
                        new Node(definition.version(), node.name()), key -> lane(definition.version(), node));
            }
        }
    }

    private Lane lane(WorkflowVersion version, NodeDefinition node) {
        String name = version.workflow() + "/" + node.name();
        List<RateWindow> shared =
                rates.computeIfAbsent(new Rated(version.workflow(), node.name()), key -> new ArrayList<>(1));
        node.rate()
                .filter(rate -> shared.stream().noneMatch(other -> other.rate().equals(rate)))
                .ifPresent(rate -> shared.add(new RateWindow(rate)));
        return new Lane(name, node.concurrency().map(limit -> slots(name, limit)), shared);
    }

    private Slots slots(String node, ConcurrencyDefinition limit) {
        Slots shared = slots.computeIfAbsent(limit.key(), key -> new Slots(key, limit.limit()));
        if (shared.limit() != limit.limit()) {
            int strictest = Math.min(shared.limit(), limit.limit());
            LOG.warn(
                    "@Concurrency '{}' is {} elsewhere and {} at {}; {} holds for all",
                    limit.key(),
                    shared.limit(),
                    limit.limit(),
                    node,
                    strictest);
            shared.lower(strictest);
        }
        return shared;
    }

    @Override
    public Ticket ask(WorkflowDefinition<?, ?> definition, NodeDefinition node, Runnable granted) {
        LocalTicket ticket;
        List<LocalTicket> others;
        synchronized (this) {
            Lane lane = lanes.get(new Node(definition.version(), node.name()));
            if (lane == null) {
                throw new IllegalStateException(
                        definition.version() + " is not known here, or '" + node.name() + "' has no limits");
            }
            ticket = new LocalTicket(this, lane, definition.priority(), ++arrivals, granted);
            if (lane.isEmpty()) {
                busy.add(lane);
            }
            lane.join(ticket);
            others = letGo();
        }
        others.remove(ticket);
        tell(others);
        return ticket;
    }

    synchronized boolean granted(LocalTicket ticket) {
        return ticket.state() == LocalTicket.State.PERMITTED || ticket.state() == LocalTicket.State.BEGUN;
    }

    void begins(LocalTicket ticket) {
        List<LocalTicket> next;
        synchronized (this) {
            if (ticket.state() != LocalTicket.State.PERMITTED) {
                return;
            }
            ticket.is(LocalTicket.State.BEGUN);
            long now = environment.nanoTime();
            ticket.countedBy().forEach(rate -> rate.begins(now));
            next = letGo();
        }
        tell(next);
    }

    void giveBack(LocalTicket ticket) {
        List<LocalTicket> next;
        synchronized (this) {
            LocalTicket.State before = ticket.state();
            ticket.is(LocalTicket.State.OVER);
            if (before == LocalTicket.State.OVER) {
                return;
            }
            if (before == LocalTicket.State.WAITING) {
                leave(ticket);
            } else {
                ticket.lane().giveSlot();
            }
            if (before == LocalTicket.State.PERMITTED) {
                ticket.countedBy().forEach(RateWindow::refrains);
            }
            next = letGo();
        }
        tell(next);
    }

    synchronized String describe(LocalTicket ticket) {
        return ticket.lane().describe(ticket);
    }

    private void leave(LocalTicket ticket) {
        ticket.lane().leave(ticket);
        if (ticket.lane().isEmpty()) {
            busy.remove(ticket.lane());
        }
    }

    /** Lets go whoever may, in order, and sees to it that this is looked at again when time alone lets somebody go. */
    private List<LocalTicket> letGo() {
        List<LocalTicket> gone = new ArrayList<>();
        if (busy.isEmpty()) {
            return gone;
        }
        long now = environment.nanoTime();
        LocalTicket next = first(now);
        while (next != null) {
            next.lane().permit(next);
            leave(next);
            next.is(LocalTicket.State.PERMITTED);
            gone.add(next);
            next = first(now);
        }
        wakeInTime(now);
        return gone;
    }

    private @Nullable LocalTicket first(long now) {
        LocalTicket first = null;
        for (Lane lane : busy) {
            if ((first == null || LocalTicket.ORDER.compare(lane.first(), first) < 0)
                    && lane.hasSlot()
                    && lane.pause(now) == 0) {
                first = lane.first();
            }
        }
        return first;
    }

    private void wakeInTime(long now) {
        long soonest = RateWindow.LATER;
        for (Lane lane : busy) {
            if (lane.hasSlot()) {
                soonest = Math.min(soonest, lane.pause(now));
            }
        }
        if (soonest == RateWindow.LATER || wakes && wakeAt - now <= soonest) {
            return;
        }
        wake.cancel();
        wakes = true;
        wakeAt = now + soonest;
        wake = environment.schedule(Duration.ofNanos(soonest), this::awake);
    }

    private void awake() {
        List<LocalTicket> next;
        synchronized (this) {
            wakes = false;
            next = letGo();
        }
        tell(next);
    }

    private void tell(List<LocalTicket> granted) {
        try {
            granted.forEach(ticket -> environment.steps().execute(ticket.hears()));
        } catch (RejectedExecutionException e) {
            // the engine is closed: nobody begins anything
        }
    }
}
