package dev.lodestep.verification;

import dev.lodestep.runtime.RunEvent;
import java.util.Optional;

/** What a listener hears, as two runs of the same workflow can be compared: without ids, times, and who executes it when. */
final class EventText {
    private EventText() {}

    /** Empty for what only says that a process goes on with the run, or lets go of it. */
    static Optional<String> of(RunEvent event) {
        if (event instanceof RunEvent.RunResumed || event instanceof RunEvent.RunWaiting) {
            return Optional.empty();
        }
        String name = event.getClass().getSimpleName();
        if (event instanceof RunEvent.AttemptFailed e) {
            return Optional.of(
                    name + " " + e.failure() + " again " + e.retryAt().isPresent());
        }
        if (event instanceof RunEvent.CompensationFailed e) {
            return Optional.of(
                    name + " " + e.failure() + " again " + e.retryAt().isPresent());
        }
        if (event instanceof RunEvent.WaitOpened e) {
            return Optional.of(name + " " + e.node() + " due " + e.due().isPresent());
        }
        return Optional.of(event.toString().replace(event.runId(), "RUN"));
    }
}
