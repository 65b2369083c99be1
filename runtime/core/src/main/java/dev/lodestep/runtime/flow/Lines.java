package dev.lodestep.runtime.flow;

import dev.lodestep.runtime.Environment;
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

/**
 * The lines of those who wait for room.
 *
 * <p>Before each limited node is a line. Whenever room may have come, the one that is first, by priority and then by arrival, of all who stand
 * at the head of a line and whose limits have room, is let go, and so on. Who waits for its own rate does not hold up others that need only
 * the key of {@code @Concurrency} which they share; but of that, too, it is the first to have some once its rate lets it go. So nobody
 * starves, unless those of higher priority never stop coming: priority is strict.
 *
 * <p>Nodes share a limit by its key; all versions of a workflow share the rate of a node. Where they differ, the strictest holds, so that a
 * deployment in which an old and a new version run side by side neither fails nor lets more through than either of them allows.
 */
final class Lines implements FlowControl {
    private final Environment environment;
    private final Rooms rooms;
    private final Map<Node, Lane> lanes = new HashMap<>();
    private final List<Lane> busy = new ArrayList<>();
    private Environment.Scheduled wake = () -> {};
    private long wakeAt;
    private boolean wakes;
    private long arrivals;

    private record Node(WorkflowVersion version, String name) {}

    /** No lines yet; time is the environment's monotonic clock. */
    Lines(Environment environment, Rooms rooms) {
        this.environment = environment;
        this.rooms = rooms;
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
        return new Lane(
                name, node.concurrency().map(limit -> rooms.concurrency(name, limit)), rooms.rate(name, node.rate()));
    }

    /** Changes what there is room for. */
    void change(Runnable what) {
        List<LineTicket> next;
        synchronized (this) {
            what.run();
            next = letGo();
        }
        tell(next);
    }

    @Override
    public Ticket ask(WorkflowDefinition<?, ?> definition, NodeDefinition node, Runnable granted) {
        LineTicket ticket;
        List<LineTicket> others;
        synchronized (this) {
            Lane lane = lanes.get(new Node(definition.version(), node.name()));
            if (lane == null) {
                throw new IllegalStateException(
                        definition.version() + " is not known here, or '" + node.name() + "' has no limits");
            }
            ticket = new LineTicket(this, lane, definition.priority(), ++arrivals, granted);
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

    synchronized boolean granted(LineTicket ticket) {
        return ticket.state() == LineTicket.State.PERMITTED || ticket.state() == LineTicket.State.BEGUN;
    }

    void begins(LineTicket ticket) {
        List<LineTicket> next;
        synchronized (this) {
            if (ticket.state() != LineTicket.State.PERMITTED) {
                return;
            }
            ticket.is(LineTicket.State.BEGUN);
            long now = environment.nanoTime();
            ticket.stays().forEach(stay -> stay.begins(now));
            next = letGo();
        }
        tell(next);
    }

    void giveBack(LineTicket ticket) {
        List<LineTicket> next;
        synchronized (this) {
            LineTicket.State before = ticket.state();
            ticket.is(LineTicket.State.OVER);
            if (before == LineTicket.State.OVER) {
                return;
            }
            if (before == LineTicket.State.WAITING) {
                leave(ticket);
            } else {
                ticket.stays().forEach(stay -> stay.ends(before == LineTicket.State.BEGUN));
            }
            next = letGo();
        }
        tell(next);
    }

    synchronized String describe(LineTicket ticket) {
        return ticket.lane().describe(ticket);
    }

    private void leave(LineTicket ticket) {
        ticket.lane().leave(ticket);
        if (ticket.lane().isEmpty()) {
            busy.remove(ticket.lane());
        }
    }

    /** Lets go whoever may, in order, and sees to it that this is looked at again when time alone lets somebody go. */
    private List<LineTicket> letGo() {
        List<LineTicket> gone = new ArrayList<>();
        long now = environment.nanoTime();
        LineTicket next = first(now);
        while (next != null) {
            next.lane().permit(next);
            leave(next);
            next.is(LineTicket.State.PERMITTED);
            gone.add(next);
            next = first(now);
        }
        wakeInTime(now);
        rooms.waiting(() -> busy.forEach(Lane::tellWanted));
        return gone;
    }

    private @Nullable LineTicket first(long now) {
        LineTicket first = null;
        for (Lane lane : busy) {
            if ((first == null || LineTicket.ORDER.compare(lane.first(), first) < 0) && lane.pause(now) == 0) {
                first = lane.first();
            }
        }
        return first;
    }

    private void wakeInTime(long now) {
        long soonest = Room.LATER;
        for (Lane lane : busy) {
            soonest = Math.min(soonest, lane.pause(now));
        }
        if (soonest == Room.LATER || wakes && wakeAt - now <= soonest) {
            return;
        }
        wake.cancel();
        wakes = true;
        wakeAt = now + soonest;
        wake = environment.schedule(Duration.ofNanos(soonest), this::awake);
    }

    private void awake() {
        change(() -> wakes = false);
    }

    private void tell(List<LineTicket> granted) {
        try {
            granted.forEach(ticket -> environment.steps().execute(ticket.hears()));
        } catch (RejectedExecutionException e) {
            // the engine is closed: nobody begins anything
        }
    }
}
