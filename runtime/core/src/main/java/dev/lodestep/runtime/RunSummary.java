package dev.lodestep.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run, as a list shows it.
 *
 * @param id its id
 * @param workflow the stored name of its workflow
 * @param version the version it started with
 * @param status where it stands
 * @param priority higher is claimed first
 * @param attributes what it was started with to be found by
 * @param startedAt when it was started
 * @param notBefore when anything of it may be executed, if that was said at its start
 * @param endedAt when it ended
 * @param waitsFor the signals that it waits for
 * @param dueAt when it goes on without a signal
 * @param reason why it is parked, failed or cancelled
 * @param failure the type of the error for which it failed or is parked: the exception's class, or the case that aborts
 * @param parent the id of the run that started it as its child
 */
public record RunSummary(
        String id,
        String workflow,
        int version,
        RunStatus status,
        int priority,
        Map<String, String> attributes,
        Instant startedAt,
        Optional<Instant> notBefore,
        Optional<Instant> endedAt,
        List<String> waitsFor,
        Optional<Instant> dueAt,
        Optional<String> reason,
        Optional<String> failure,
        Optional<String> parent) {}
