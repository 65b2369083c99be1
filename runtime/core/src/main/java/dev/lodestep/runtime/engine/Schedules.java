package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.WorkflowVersion;
import dev.lodestep.runtime.store.WriteResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the runs of scheduled workflows. Every worker does; the id of a run follows from the workflow and the tick, so of several starts one
 * counts. A run is started as one that any worker may claim. What cannot be started, since the store does not answer, is tried until it can.
 */
final class Schedules {
    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);

    /** Clocks may be set; so it is looked at them now and then. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final RunHost host;
    private final Starter starter;
    private final Heart heart;
    private final Loop loop;
    private final Map<String, Newest> newest = new ConcurrentHashMap<>();

    /** The newest version of a workflow here, and its schedule if it has one. */
    private record Newest(WorkflowVersion version, Optional<Schedule> schedule) {}

    Schedules(RunHost host, Starter starter, Heart heart) {
        this.host = host;
        this.starter = starter;
        this.heart = heart;
        this.loop = new Loop(
                "starting scheduled runs", host.environment(), host.options().pollInterval(), this::round);
    }

    /** Keeps the schedule of a workflow that is registered, unless a newer version of it says when it runs. */
    void add(WorkflowVersion version, Optional<Schedule> schedule) {
        newest.merge(
                version.workflow(),
                new Newest(version, schedule),
                (old, added) -> added.version().version() > old.version().version() ? added : old);
        if (schedule.isPresent()) {
            loop.hurry();
        }
    }

    void stop() {
        loop.stop();
    }

    private Duration round() {
        Instant now = host.store().now();
        Duration pause = LONGEST;
        for (Newest one : newest.values()) {
            if (one.schedule().isPresent()) {
                Schedule schedule = one.schedule().get();
                start(schedule, now);
                Duration until = schedule.next()
                        .map(next -> Duration.between(now, next))
                        .filter(next -> next.compareTo(LONGEST) < 0)
                        .orElse(LONGEST);
                pause = until.compareTo(pause) < 0 ? until : pause;
            }
        }
        return pause.isNegative() ? Duration.ZERO : pause;
    }

    private void start(Schedule schedule, Instant now) {
        WorkflowDefinition<?, ?> definition = schedule.definition();
        String prefix = definition.version().workflow() + "@";
        schedule.due(now, () -> ranBefore(definition, prefix)).ifPresent(tick -> {
            try {
                start(definition, prefix + tick, tick);
            } catch (StoreUnavailableException e) {
                throw e; // it is tried again, and so are those that come after it
            } catch (RuntimeException e) {
                LOG.error("run '{}' of a schedule cannot be started; the next one is", prefix + tick, e);
            }
            schedule.started();
        });
    }

    private boolean ranBefore(WorkflowDefinition<?, ?> definition, String prefix) {
        RunQuery any = RunQuery.all()
                .ofWorkflow(definition.version().workflow())
                .idStartingWith(prefix)
                .pageOf(1);
        return !host.store().list(any).isEmpty();
    }

    @SuppressWarnings(
            "unchecked") // takes an Instant or nothing, as the compiler has checked; else it cannot be encoded
    private void start(WorkflowDefinition<?, ?> definition, String id, Instant tick) {
        RunWrite.Start start = starter.toStart(
                (WorkflowDefinition<Object, ?>) definition,
                id,
                definition.input().isPresent() ? tick : null,
                false);
        WriteResult result = host.store().write(heart.worker(), List.of(start)).get(0);
        if (result instanceof WriteResult.Written) {
            host.workMayBeThere();
        } else if (result instanceof WriteResult.Exists exists && !start.isSame(exists)) {
            LOG.error(
                    "the tick is left out: {}",
                    Starter.conflict(start, exists.row()).getMessage());
        } else if (result instanceof WriteResult.Refused refused) {
            LOG.error("run '{}' of a schedule was refused by the store: {}", id, refused.reason());
        }
    }
}
