package dev.lodestep.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run, as a list shows it.
 *
 * @param id its id
 * @param workflow the stored name of its workflow
 * @param version the version it started with
 * @param status where it stands
 * @param startedAt when it was started
 * @param endedAt when it ended
 * @param waitsFor the signals that it waits for
 * @param dueAt when it goes on without a signal
 * @param reason why it is parked, failed or cancelled
 * @param parent the id of the run that started it as its child
 */
public record RunSummary(
        String id,
        String workflow,
        int version,
        RunStatus status,
        Instant startedAt,
        Optional<Instant> endedAt,
        List<String> waitsFor,
        Optional<Instant> dueAt,
        Optional<String> reason,
        Optional<String> parent) {}
