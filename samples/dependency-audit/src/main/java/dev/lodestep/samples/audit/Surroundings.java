package dev.lodestep.samples.audit;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What the commands need of the process they run in.
 *
 * @param runs opens the durable runs
 * @param terminal where output goes
 * @param stop hears whether the process shall end, for a command that takes long
 * @param clock for the time that is left
 * @param repository the repository that Maven itself would use
 * @param program how this program is called, as a shell would take it
 * @param user who reviews, when nobody is named
 */
record Surroundings(
        AuditRuns.Opener runs,
        Terminal terminal,
        Supplier<StopRequest> stop,
        InstantSource clock,
        Path repository,
        String program,
        String user) {}
