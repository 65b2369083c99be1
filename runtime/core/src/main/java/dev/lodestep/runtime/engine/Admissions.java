package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.flow.FlowControl;
import dev.lodestep.runtime.flow.Ticket;
import dev.lodestep.runtime.machine.Place;
import dev.lodestep.runtime.machine.Work;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one run that may not begin yet, since their node is limited. They are no attempts before they begin: nothing is recorded of
 * them, no timeout runs, and what the run hears meanwhile may take their reason away. With the executor's lock.
 */
final class Admissions {
    private final FlowControl flow;
    private final Registered workflow;
    private final Runnable granted;
    private final Supplier<Instant> now;
    private final Map<Place, Waiting> waiting = new HashMap<>();

    private record Waiting(Work.Invoke work, Ticket ticket, Instant since) {}

    /**
     * None yet.
     *
     * @param granted called without the lock when one of them may begin
     */
    Admissions(FlowControl flow, Registered workflow, Runnable granted, Supplier<Instant> now) {
        this.flow = flow;
        this.workflow = workflow;
        this.granted = granted;
        this.now = now;
    }

    /** What lets an attempt begin now; null if it has to wait, which it does from then on, if it did not already. */
    @Nullable
    Ticket ticket(Work work) {
        if (!(work instanceof Work.Invoke invoke) || !FlowControl.limits(invoke.node())) {
            return Ticket.UNLIMITED;
        }
        Waiting before = waiting.get(invoke.place());
        if (before != null) {
            if (before.ticket().granted()) {
                waiting.remove(invoke.place());
                return before.ticket();
            }
            return null;
        }
        Ticket ticket = flow.ask(workflow.definition(), invoke.node(), granted);
        if (ticket.granted()) {
            return ticket;
        }
        waiting.put(invoke.place(), new Waiting(invoke, ticket, now.get()));
        return null;
    }

    /** Whatever is not among the work that is open now need not wait any longer. */
    void keepOnly(List<Work> open) {
        if (waiting.isEmpty()) {
            return;
        }
        Set<Place> places = new HashSet<>();
        for (Work work : open) {
            if (work instanceof Work.Invoke invoke) {
                places.add(invoke.place());
            }
        }
        waiting.values().removeIf(one -> {
            boolean inVain = !places.contains(one.work().place());
            if (inVain) {
                one.ticket().giveBack();
            }
            return inVain;
        });
    }

    /** Nothing waits any longer. */
    void clear() {
        waiting.values().forEach(one -> one.ticket().giveBack());
        waiting.clear();
    }

    /** What waits for what, and since when, for people. */
    Stream<String> describe() {
        return waiting.entrySet().stream()
                .map(one -> "'" + one.getKey() + "' attempt "
                        + one.getValue().work().attempt() + " waits for "
                        + one.getValue().ticket().describe() + ", since "
                        + one.getValue().since());
    }
}
